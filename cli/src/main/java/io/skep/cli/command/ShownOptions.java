package io.skep.cli.command;

import io.skep.cli.show.View;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command that works for a while shows itself. */
final class ShownOptions {
    @Option(names = "--json", description = "Print one JSON object a line, for programs.")
    private boolean json;

    @Option(names = "--no-color", description = "Print no colours. NO_COLOR in the environment does the same.")
    private boolean noColour;

    @Option(
            names = "--input",
            arity = "0..1",
            defaultValue = "true",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Whether to ask; false: fail instead.")
    private boolean input;

    @Mixin
    private final ViewOptions view = new ViewOptions();

    View view() {
        return view.view();
    }

    boolean json() {
        return json;
    }

    boolean noColour() {
        return noColour;
    }

    boolean mayAsk() {
        return input && !json;
    }
}

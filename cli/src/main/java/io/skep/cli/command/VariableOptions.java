package io.skep.cli.command;

import io.skep.plans.failure.UserError;
import io.skep.plans.topology.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Values for variables, in the order in which they were typed: a later one wins. */
final class VariableOptions {

    private final List<Given> given = new ArrayList<>();

    @Option(
            names = "--var",
            paramLabel = "NAME=VALUE",
            description = "Give a variable a value. Text is taken as it is; other values are written as in a topology.")
    void assign(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new UserError("-var " + text + " gives no value. Type it like this: -var name=value");
        }
        given.add(new Given.Typed(text.substring(0, equals).strip(), text.substring(equals + 1)));
    }

    @Option(names = "--var-file", paramLabel = "FILE", description = "Read values of variables from a file.")
    void file(Path path) {
        given.add(new Given.InFile(path));
    }

    /** What was typed; files are found from the given folder. */
    List<Given> given(Path folder) {
        return given.stream()
                .map(each -> each instanceof Given.InFile(Path file) ? new Given.InFile(folder.resolve(file)) : each)
                .toList();
    }
}

package io.skep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the version. {@link Main} answers the plain spelling itself; this is for help and for odd spellings. */
@Command(name = "version", description = "Show the version of skep.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(json ? Version.json() : Version.text());
        return ExitCode.SUCCESS.number();
    }
}

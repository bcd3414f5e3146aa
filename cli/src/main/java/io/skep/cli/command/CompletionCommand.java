package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Prints what makes a shell complete skep's words. */
@Command(
        name = "completion",
        description = "Print a script that completes skep's words in bash and zsh: source <(skep completion)")
public final class CompletionCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Skep skep;

    @Override
    public Integer call() {
        skep.around().out().print(AutoComplete.bash("skep", skep.wholeCommandLine()));
        skep.around().out().flush();
        return ExitCode.SUCCESS.number();
    }
}

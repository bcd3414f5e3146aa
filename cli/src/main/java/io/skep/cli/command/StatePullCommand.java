package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.plans.state.State;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the whole state as one JSON document. */
@Command(
        name = "pull",
        description = "Print the whole state as one JSON document, as state push reads it. Secrets are in it only as"
                + " salted digests.")
public final class StatePullCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        Skep skep = Skep.of(spec);
        State state = skep.state().orElseThrow(StateChange::nothingYet);
        skep.around().out().print(new String(skep.store().texts().inClear().snapshot(state), StandardCharsets.UTF_8));
        skep.around().out().flush();
        return ExitCode.SUCCESS.number();
    }
}

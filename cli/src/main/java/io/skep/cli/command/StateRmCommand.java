package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forgets what is recorded. Nothing is done to the thing itself. */
@Command(
        name = "rm",
        description = "Forget what is recorded of something; it stays as it is and is no longer looked after.")
public final class StateRmCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final LockOptions lock = new LockOptions();

    @Parameters(arity = "1..*", paramLabel = "ADDRESS", description = "An address, or kind.name for all its instances.")
    private final List<String> typed = new ArrayList<>();

    @Option(names = "--dry-run", description = "Only say what would be forgotten.")
    private boolean tried;

    @Override
    public Integer call() throws InterruptedException {
        Skep skep = Skep.of(spec);
        StateChange.make(skep, lock, "state rm " + String.join(" ", typed), tried, state -> without(skep, state));
        skep.around()
                .out()
                .println(
                        "Nothing was done to what it is about. What the topology still names, the next apply takes on again.");
        return ExitCode.SUCCESS.number();
    }

    private State without(Skep skep, State state) {
        TreeSet<Address> meant = new TreeSet<>();
        typed.forEach(each -> meant.addAll(RecordedAddresses.meantBy(each, state)));
        State after = state;
        for (Address address : meant) {
            skep.around().out().println((tried ? "Would forget " : "Forgot ") + address);
            after = after.without(address);
        }
        return after;
    }
}

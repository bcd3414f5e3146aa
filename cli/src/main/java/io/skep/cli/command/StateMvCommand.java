package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.plans.resource.Address;
import io.skep.plans.state.Moving;
import io.skep.plans.state.State;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives what is recorded another address. Nothing is done to the thing itself. */
@Command(name = "mv", description = "Record something under another address, when the topology names it otherwise now.")
public final class StateMvCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final LockOptions lock = new LockOptions();

    @Parameters(
            index = "0",
            paramLabel = "FROM",
            description = "An address; kind.name for all its instances; module.name for all in it.")
    @SuppressWarnings("NullAway.Init") // required, so picocli sets it before call()
    private String from;

    @Parameters(index = "1", paramLabel = "TO", description = "The new address; kind.name where all instances move.")
    @SuppressWarnings("NullAway.Init") // required, so picocli sets it before call()
    private String to;

    @Option(names = "--dry-run", description = "Only say what would be moved.")
    private boolean tried;

    @Override
    public Integer call() throws InterruptedException {
        Skep skep = Skep.of(spec);
        PrintWriter out = skep.around().out();
        StateChange.make(skep, lock, "state mv " + from + " " + to, tried, state -> {
            Moving moving = moving(RecordedAddresses.parsed(from), RecordedAddresses.parsed(to), state);
            moving.moves().forEach((old, now) -> out.println((tried ? "Would move " : "Moved ") + old + " to " + now));
            return moving.state();
        });
        out.println("Nothing was done to what it is about. Run plan: a driver that finds its hosts by their address may"
                + " not find one that was moved.");
        return ExitCode.SUCCESS.number();
    }

    /** A module's path reads as an address of the kind {@code module}. */
    private Moving moving(Address old, Address now, State state) {
        boolean module = old.kind().equals("module") && now.kind().equals("module");
        return module
                ? Moving.ofModule(from, to, state)
                : Moving.of(RecordedAddresses.meantBy(from, state), now, state);
    }
}

package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.plans.state.store.Holding;
import io.skep.plans.state.store.Leases;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Breaks the lock of a run that will never give it up. */
@Command(
        name = "force-unlock",
        description =
                "Break the lock of a run that will never give it up. Should it go on all the same, it can write no more.")
public final class ForceUnlockCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Skep skep;

    @Parameters(paramLabel = "ID", description = "The lock's id, as lock show tells it.")
    @SuppressWarnings("NullAway.Init") // required, so picocli sets it before call()
    private String id;

    @Option(names = "--force", description = "Do not ask.")
    private boolean forced;

    @Override
    public Integer call() {
        Leases leases = skep.store().leases();
        if (!forced
                && leases.holder().filter(held -> held.record().id().equals(id)).isPresent()) {
            Holding held = leases.holder().orElseThrow();
            String warning = leases.health(held) == Holding.Health.AT_WORK
                    ? " It was heard of a moment ago: if it is still at work, two runs will change the same hosts."
                    : "";
            PlainQuestion question = PlainQuestion.yes(
                    skep.around(), "The lock is held: " + held.record() + "." + warning + "\nShall skep break it?");
            if (!question.agrees("skep force-unlock -force " + id)) {
                skep.around().out().println("Nothing was done.");
                return ExitCode.FAILED.number();
            }
        }
        Holding broken = leases.force(id);
        skep.around().out().println("Broke the lock that was held: " + broken.record() + ".");
        return ExitCode.SUCCESS.number();
    }
}

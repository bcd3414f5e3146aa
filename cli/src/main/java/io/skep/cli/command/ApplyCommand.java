package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.plans.failure.UserError;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the cluster what the topology says, or carries out a saved plan. */
@Command(name = "apply", description = "Make the cluster what the topology says: plan, ask, do.")
public final class ApplyCommand implements Callable<Integer> {
    @Mixin
    private final WorkOptions options = new WorkOptions();

    @Option(names = "--auto-approve", description = "Do not ask.")
    private boolean approved;

    @Option(names = "--destroy", description = "Take everything down; the same as skep destroy.")
    private boolean destroy;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A saved plan: done without asking.")
    private @Nullable Path file;

    @Override
    public Integer call() throws Exception {
        return options.doing(work -> file == null ? planAndApply(work) : applySaved(work, file));
    }

    private ExitCode planAndApply(Work work) throws InterruptedException {
        return work.withTopology((topology, project) ->
                new Applying(work, options.shown(), approved).planAndApply(topology, project, destroy));
    }

    private ExitCode applySaved(Work work, Path typed) throws InterruptedException {
        if (destroy || options.planning().decides()) {
            throw new UserError("A saved plan is done as it is, so -target, -exclude, -replace, -refresh-only,"
                    + " -forget-unreachable and -destroy cannot be given with it."
                    + " Give them to plan instead, or apply without a file.");
        }
        Plan plan = work.saved(typed);
        return new Applying(work, options.shown(), true)
                .apply(
                        plan,
                        work.resolving(plan),
                        plan.terms().mode() == PlanOptions.Mode.DESTROY ? "destroy" : "apply");
    }
}

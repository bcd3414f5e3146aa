package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.plans.topology.Topology;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Takes down everything that skep made in this folder: a plan whose wanted set is empty. */
@Command(name = "destroy", description = "Take down everything that skep made here: plan, ask, do.")
public final class DestroyCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Skep skep;

    @Mixin
    private final PlanningOptions options = new PlanningOptions();

    @Mixin
    private final ShownOptions shown = new ShownOptions();

    @Option(names = "--auto-approve", description = "Do not ask.")
    private boolean approved;

    @Override
    public Integer call() throws Exception {
        return Work.doing(skep, options, shown, this::destroy);
    }

    private ExitCode destroy(Work work) throws InterruptedException {
        Project project = work.project();
        Optional<Topology> topology = project.topology();
        if (topology.isEmpty()) {
            return ExitCode.FAILED;
        }
        return new Applying(work, shown, approved).planAndApply(topology.get(), project, true);
    }
}

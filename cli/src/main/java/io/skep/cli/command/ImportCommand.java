package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.plans.failure.UserError;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import io.skep.plans.topology.Directions.Import;
import io.skep.plans.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes up one thing that is there already: from then on skep looks after it. Nothing is changed on it. */
@Command(name = "import", description = "Look after something that is there already, without changing it.")
public final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Skep skep;

    @Mixin
    private final PlanningOptions options = new PlanningOptions();

    @Mixin
    private final ShownOptions shown = new ShownOptions();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "What the topology calls it: host.web")
    private String address = "";

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description = "What it is called where it is: a name, an id, an address.")
    private String id = "";

    @Override
    public Integer call() throws Exception {
        return Work.doing(skep, options, shown, this::take);
    }

    private ExitCode take(Work work) throws InterruptedException {
        if (options.decides()) {
            throw new UserError("import takes up the one resource it is given, and nothing else is planned with it.");
        }
        Address wanted = parsed();
        if (work.store().load().flatMap((State state) -> state.recorded(wanted)).isPresent()) {
            throw new UserError(wanted + " is in the state already. To let go of it first, use a removed block.");
        }
        Project project = work.project();
        Optional<Topology> topology = project.topology();
        if (topology.isEmpty()) {
            return ExitCode.FAILED;
        }
        Topology only =
                topology.get().with(topology.get().directions().importing(wanted, new Import(id, "the command line")));
        PlanOptions narrow = new PlanOptions(
                List.of(wanted.toString()), List.of(), List.of(), PlanOptions.Mode.IMPORT_ONLY, false, true);
        Optional<Plan> planned = work.plan(only, project, narrow);
        if (planned.isEmpty()) {
            return work.unplanned();
        }
        work.report().plan(planned.get(), work.knownOutputs());
        return new Applying(work, shown, true).apply(planned.get(), project.resolving(), "import");
    }

    private Address parsed() {
        try {
            return Address.parse(address);
        } catch (IllegalArgumentException wrong) {
            throw new UserError(String.valueOf(wrong.getMessage()), wrong);
        }
    }
}

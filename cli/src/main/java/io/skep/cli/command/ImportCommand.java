package io.skep.cli.command;

import io.skep.cli.ExitCode;
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

/** Takes up one thing that is there already: from then on skep looks after it. Nothing is changed on it. */
@Command(name = "import", description = "Look after something that is there already, without changing it.")
public final class ImportCommand implements Callable<Integer> {
    @Mixin
    private final WorkOptions options = new WorkOptions();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "What the topology calls it: host.web")
    private String address = "";

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description = "What it is called where it is: a name, an id, an address.")
    private String id = "";

    @Override
    public Integer call() throws Exception {
        return options.doing(this::take);
    }

    private ExitCode take(Work work) throws InterruptedException {
        if (options.planning().decides()) {
            throw new UserError("import takes up the one resource it is given, and nothing else is planned with it.");
        }
        Address wanted = parsed();
        if (work.store().load().flatMap((State state) -> state.recorded(wanted)).isPresent()) {
            throw new UserError(wanted + " is in the state already. To let go of it first, use a removed block.");
        }
        return work.withTopology((topology, project) -> take(wanted, work, topology, project));
    }

    private ExitCode take(Address wanted, Work work, Topology topology, Project project) throws InterruptedException {
        Topology only = topology.with(topology.directions().importing(wanted, new Import(id, "the command line")));
        PlanOptions narrow = new PlanOptions(
                List.of(wanted.toString()), List.of(), List.of(), PlanOptions.Mode.IMPORT_ONLY, false, true);
        Optional<Plan> planned = work.plan(only, project, narrow);
        if (planned.isEmpty()) {
            return work.unplanned();
        }
        work.report().plan(planned.get(), work.knownOutputs());
        return new Applying(work, options.shown(), true).apply(planned.get(), project.resolving(), "import");
    }

    private Address parsed() {
        try {
            return Address.parse(address);
        } catch (IllegalArgumentException wrong) {
            throw new UserError(String.valueOf(wrong.getMessage()), wrong);
        }
    }
}

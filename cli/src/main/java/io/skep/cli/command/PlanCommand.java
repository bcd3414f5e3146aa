package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.show.PlanText;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanFile;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.Topology;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what apply would do. Changes nothing. */
@Command(name = "plan", description = "Show what apply would do, and change nothing.")
public final class PlanCommand implements Callable<Integer> {
    @Mixin
    private final WorkOptions options = new WorkOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Save the plan, so that apply FILE does exactly this.")
    private @Nullable Path out;

    @Option(names = "--detailed-exitcode", description = "End with 2 when there are changes, 0 when there are none.")
    private boolean detailed;

    @Option(names = "--destroy", description = "Plan to take everything down.")
    private boolean destroy;

    @Override
    public Integer call() throws Exception {
        return options.doing(work -> work.withTopology((topology, project) -> plan(work, topology, project)));
    }

    private ExitCode plan(Work work, Topology topology, Project project) throws InterruptedException {
        Optional<Plan> planned = work.plan(topology, project, destroy);
        if (planned.isEmpty()) {
            return work.unplanned();
        }
        Plan plan = planned.get();
        SortedMap<String, Value> known = work.knownOutputs();
        boolean same = PlanText.sameAsBefore(plan, known);
        work.report().plan(plan, known);
        Optional<Path> file = Optional.ofNullable(out);
        file.ifPresent(path -> PlanFile.write(
                options.skep().directory().resolve(path),
                plan,
                work.types(),
                work.keeping().sealing()));
        if (!same || file.isPresent()) {
            work.report().advice(advice(plan, file));
        }
        return (detailed || options.planning().expectsNothing()) && !same ? ExitCode.CHANGES : ExitCode.SUCCESS;
    }

    private String advice(Plan plan, Optional<Path> file) {
        String apply = options.skep().typed() + (destroy && file.isEmpty() ? " destroy" : " apply");
        Set<String> open = plan.variables().keySet();
        return file.map(path -> "\nThe plan is saved. To do exactly this, type:\n  " + apply
                        + options.planning().typedVariables(open) + " " + path)
                .orElseGet(() ->
                        "\nTo do this, type:\n  " + apply + options.planning().typedAgain(open));
    }
}

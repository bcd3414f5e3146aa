package io.skep.cli.tests;

import io.skep.cli.command.Project;
import io.skep.plans.apply.ApplyStory;
import io.skep.plans.apply.Outcome;
import io.skep.plans.apply.Setting;
import io.skep.plans.apply.Stop;
import io.skep.plans.failure.StalePlan;
import io.skep.plans.failure.UserError;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.plan.PlanStory;
import io.skep.plans.plan.Planning;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Lifecycle;
import io.skep.plans.state.State;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Directions;
import io.skep.plans.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Destroys what the runs of a file have made, as {@code skep destroy} would, in a world where nothing goes wrong any more. */
final class Teardown {

    private final TestWorld world;

    Teardown(TestWorld world) {
        this.world = world;
    }

    /** What went wrong; {@code last} is the topology as it was last read. */
    List<Diagnostic> destroy(Project last) throws InterruptedException {
        if (last.topology().isEmpty()) {
            return List.of();
        }
        List<Diagnostic> problems = new ArrayList<>();
        Setting setting = world.setting(last.resolving());
        try {
            Planning planning =
                    new PlanStory(setting).tell(unguarded(last.topology().get()), PlanOptions.DESTROY);
            if (planning.plan().isPresent()) {
                Outcome outcome =
                        new ApplyStory(setting, new Stop()).tell(planning.plan().get());
                outcome.failed()
                        .forEach(each -> problems.add(Diagnostic.error(
                                "Destroy failed", each.address() + ": " + each.title() + ": " + each.error())));
            } else {
                planning.diagnostics().forEach(problems::add);
            }
        } catch (UserError | StalePlan failed) {
            problems.add(Diagnostic.error("Destroy failed", String.valueOf(failed.getMessage())));
        }
        return problems;
    }

    /** What is still recorded. */
    List<Address> left() {
        return world.state().map(State::resources).map(TreeMap::new).orElseGet(TreeMap::new).keySet().stream()
                .toList();
    }

    /** {@code prevent_destroy} guards what is real. */
    private static Topology unguarded(Topology topology) {
        Directions directions = topology.directions();
        TreeMap<Address, Lifecycle> lifecycles = new TreeMap<>(directions.lifecycles());
        lifecycles.replaceAll((_, each) -> new Lifecycle(
                Values.bool(false),
                each.ignoresAll(),
                each.ignored(),
                each.createFirst(),
                each.triggers(),
                each.preconditions(),
                each.postconditions(),
                each.place()));
        return topology.with(new Directions(
                lifecycles,
                directions.moves(),
                directions.removals(),
                directions.imports(),
                directions.checks(),
                directions.outputs()));
    }
}

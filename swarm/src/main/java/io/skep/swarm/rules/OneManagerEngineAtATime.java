package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.node.DemoteNode;
import io.skep.swarm.rules.Orders.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Engines of managers that are changed, which may restart them, are changed one after the other, and before managers come
 * or go. Which of them leads is not known while planning.
 */
public final class OneManagerEngineAtATime implements OrderRule {

    @Override
    public String name() {
        return "OneManagerEngineAtATime";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        List<Stretch> engines = Orders.stretches(graph, "engine", step -> managersChange(planned, step.address()));
        Orders.chain(graph, engines);
        Set<Address> going = Orders.having(graph, DemoteNode.class);
        Orders.order(graph, engines, Orders.additions(graph, _ -> true));
        Orders.order(graph, engines, Orders.removals(graph, going::contains));
        return engines.stream()
                .flatMap(engine -> judged(planned, engine.first().step().address()).stream())
                .toList();
    }

    /** Whether the managers that were seen keep a majority while the engine of one of them restarts. */
    private static Optional<Diagnostic> judged(Planned planned, Address engine) {
        List<Address> managers = planned.wanted("node").stream()
                .filter(node -> planned.seen(node) instanceof Seen.Present seen
                        && Values.textOf(seen.values(), "role")
                                .filter("manager"::equals)
                                .isPresent())
                .toList();
        if (!managers.contains(engine.as("node"))) {
            return Optional.empty();
        }
        if (managers.size() == 1) {
            return Optional.of(new Diagnostic(
                    Severity.WARNING,
                    "The only manager's engine may restart",
                    "While the engine of " + engine.name() + " restarts nobody manages the swarm.",
                    null,
                    List.of(),
                    "Three managers would go on."));
        }
        long others = managers.stream()
                .filter(node -> !node.equals(engine.as("node")))
                .filter(node -> planned.seen(node.as("host")) instanceof Seen.Present)
                .count();
        return others > managers.size() / 2
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                                "The swarm would lose its majority",
                                "The engine of " + engine.name() + " is to be changed, and of the " + managers.size()
                                        + " managers only " + others + " others answer.")
                        .withHint("Bring the other managers back, or add one, first."));
    }

    private static boolean managersChange(Planned planned, Address engine) {
        Entries node = planned.spec(engine.as("node")).orElse(Entries.NONE);
        boolean manager = Values.textOf(node, "role").filter("manager"::equals).isPresent();
        return manager
                && switch (planned.change(engine)) {
                    case Change.Update _, Change.Replace _ -> true;
                    case Change.Create _, Change.Delete _, Change.Forget _, Change.NoOp _ -> false;
                };
    }
}

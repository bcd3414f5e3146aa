package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.node.DemoteNode;
import io.skep.swarm.rules.Orders.Stretch;
import java.util.List;
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
        return List.of();
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

package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.plan.StepGraph.Node;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.swarm.network.CreateNetwork;
import io.skep.swarm.rules.Orders.Stretch;
import io.skep.swarm.service.CreateService;
import io.skep.swarm.service.UpdateService;
import java.util.List;

/** Services and networks come once every node they could be on is there, with its labels. */
public final class WorkersBeforeServices implements OrderRule {

    @Override
    public String name() {
        return "WorkersBeforeServices";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        List<Stretch> nodes = Orders.additions(graph, _ -> true);
        for (Node node : graph.steps()) {
            boolean places = node.step() instanceof CreateService
                    || node.step() instanceof UpdateService
                    || node.step() instanceof CreateNetwork;
            if (places) {
                nodes.forEach(joined -> Orders.order(graph, joined.last(), node));
            }
        }
        return List.of();
    }
}

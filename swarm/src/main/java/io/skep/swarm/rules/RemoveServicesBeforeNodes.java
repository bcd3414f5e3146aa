package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.plan.StepGraph.Node;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.swarm.network.RemoveNetwork;
import io.skep.swarm.node.DemoteNode;
import io.skep.swarm.node.NodeType;
import io.skep.swarm.rules.Orders.Stretch;
import io.skep.swarm.service.RemoveService;
import java.util.List;
import java.util.Set;

/**
 * What goes, goes from the top: services and networks before nodes, so that no task is moved in vain; and where the whole
 * swarm ends, workers before managers.
 */
public final class RemoveServicesBeforeNodes implements OrderRule {

    @Override
    public String name() {
        return "RemoveServicesBeforeNodes";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        Set<Address> leaving = Orders.leaving(graph);
        List<Stretch> nodes = Orders.removals(graph, leaving::contains);
        for (Node node : graph.steps()) {
            if (node.step() instanceof RemoveService || node.step() instanceof RemoveNetwork) {
                nodes.forEach(removal -> Orders.order(graph, node, removal.first()));
            }
        }
        if (!NodeType.anyManagerWanted(planned)) {
            Set<Address> managers = Orders.having(graph, DemoteNode.class);
            Orders.order(
                    graph,
                    Orders.removals(graph, node -> leaving.contains(node) && !managers.contains(node)),
                    Orders.removals(graph, managers::contains));
        }
        return List.of();
    }
}

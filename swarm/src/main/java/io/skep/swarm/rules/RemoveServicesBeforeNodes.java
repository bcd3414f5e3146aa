package io.skep.swarm.rules;

import io.skep.plans.apply.OfFormer;
import io.skep.plans.apply.Step;
import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.plan.StepGraph.Node;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.cluster.EndSwarm;
import io.skep.swarm.content.RemoveContent;
import io.skep.swarm.content.RemoveFormerContent;
import io.skep.swarm.network.LeaveFormerNetwork;
import io.skep.swarm.network.RemoveFormerNetwork;
import io.skep.swarm.network.RemoveNetwork;
import io.skep.swarm.network.RestoreIngress;
import io.skep.swarm.node.DemoteNode;
import io.skep.swarm.node.NodeType;
import io.skep.swarm.rules.Orders.Stretch;
import io.skep.swarm.service.RemoveService;
import io.skep.swarm.volume.RemoveVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What goes, goes from the top: services, networks, volumes, secrets and configs before nodes, so that no task is moved in vain; and where the whole
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
            if (removesFromSwarm(node.step())) {
                nodes.forEach(removal -> Orders.order(graph, node, removal.first()));
            }
        }
        endSwarm(graph, planned, nodes);
        if (!NodeType.anyManagerWanted(planned)) {
            Set<Address> managers = Orders.having(graph, DemoteNode.class);
            Orders.order(
                    graph,
                    Orders.removals(graph, node -> leaving.contains(node) && !managers.contains(node)),
                    Orders.removals(graph, managers::contains));
        }
        return List.of();
    }

    private static boolean removesFromSwarm(Step step) {
        Step act = step instanceof OfFormer former ? former.step() : step;
        return act instanceof RemoveService
                || act instanceof RemoveNetwork
                || act instanceof LeaveFormerNetwork
                || act instanceof RemoveFormerNetwork
                || act instanceof RestoreIngress
                || act instanceof RemoveVolume
                || act instanceof RemoveContent
                || act instanceof RemoveFormerContent;
    }

    /** The swarm itself ends after all that was in it, while hosts that go still have their engines. */
    private static void endSwarm(StepGraph graph, Planned planned, List<Stretch> nodes) {
        for (Node end : graph.steps(Cluster.ADDRESS)) {
            if (!(end.step() instanceof EndSwarm)) {
                continue;
            }
            nodes.forEach(removal -> Orders.order(graph, removal.last(), end));
            List<Node> gone = new ArrayList<>();
            for (Node other : graph.steps()) {
                Step step = other.step();
                boolean host = step.address().kind().equals("host")
                        || step.address().kind().equals("engine");
                if (removesFromSwarm(step)) {
                    Orders.order(graph, other, end);
                } else if (host && planned.change(step.address()) instanceof Change.Delete) {
                    gone.add(other);
                }
            }
            graph.allAfter(gone, end);
        }
    }
}

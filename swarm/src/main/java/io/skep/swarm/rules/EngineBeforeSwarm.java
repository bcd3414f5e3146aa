package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.swarm.cluster.InitSwarm;
import java.util.List;

/** The swarm begins once its first manager has its engine: the swarm's own block names no host to need. */
public final class EngineBeforeSwarm implements OrderRule {

    @Override
    public String name() {
        return "EngineBeforeSwarm";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        for (StepGraph.Node node : graph.steps()) {
            if (node.step() instanceof InitSwarm init) {
                for (String kind : List.of("host", "engine")) {
                    graph.steps(init.host().as(kind)).forEach(earlier -> Orders.order(graph, earlier, node));
                }
            }
        }
        return List.of();
    }
}

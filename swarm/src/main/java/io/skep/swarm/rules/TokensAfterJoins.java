package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.plan.StepGraph.Node;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.swarm.node.JoinNode;
import io.skep.swarm.node.RotateJoinTokens;
import java.util.List;

/** Join tokens are made anew once every node of the plan has joined with the old ones. */
public final class TokensAfterJoins implements OrderRule {

    @Override
    public String name() {
        return "TokensAfterJoins";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        for (Node rotation : graph.steps()) {
            if (rotation.step() instanceof RotateJoinTokens) {
                for (Node join : graph.steps()) {
                    if (join.step() instanceof JoinNode) {
                        Orders.order(graph, join, rotation);
                    }
                }
            }
        }
        return List.of();
    }
}

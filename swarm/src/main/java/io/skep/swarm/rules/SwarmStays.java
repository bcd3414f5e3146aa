package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.swarm.cluster.Cluster;
import java.util.List;
import java.util.stream.Collectors;

/** A swarm is never made anew under what runs in it: settings that are fixed at its beginning are refused later. */
public final class SwarmStays implements OrderRule {

    @Override
    public String name() {
        return "SwarmStays";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        if (!(planned.change(Cluster.ADDRESS) instanceof Change.Replace replace)) {
            return List.of();
        }
        String fixed = replace.differences().stream()
                .filter(Difference::replaces)
                .map(Difference::path)
                .sorted()
                .collect(Collectors.joining(", "));
        return List.of(Diagnostic.error(
                        "The swarm cannot be changed in this",
                        "Fixed when the swarm began: " + fixed
                                + ". A new swarm would end everything that runs in this one.")
                .withHint(
                        "Put the old value back. To begin a new swarm with the new one type skep destroy, then skep apply:"
                                + " all that runs in the old one stops in between."));
    }
}

package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.document.Names;
import java.util.List;
import java.util.stream.Collectors;

/**
 * While a majority of the managers' hosts is gone and another is left, nothing ordinary is done: what the others were would be made
 * anew beside a swarm that can take nothing up.
 */
public final class MajorityRemains implements OrderRule {

    @Override
    public String name() {
        return "MajorityRemains";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        if (!(planned.seen(Cluster.ADDRESS) instanceof Seen.Unreachable)
                || graph.steps().isEmpty()) {
            return List.of();
        }
        List<Address> managers = planned.wanted("node").stream()
                .filter(node -> planned.seen(node) instanceof Seen.Unreachable)
                .filter(node -> planned.spec(node)
                        .flatMap(spec -> Values.textOf(spec, "role"))
                        .filter("manager"::equals)
                        .isPresent())
                .toList();
        List<Address> gone = managers.stream()
                .filter(node -> planned.seen(node.as("host")) instanceof Seen.Absent)
                .toList();
        int left = managers.size() - gone.size();
        if (left == 0 || left > managers.size() / 2) {
            return List.of();
        }
        return List.of(Diagnostic.error(
                        "The swarm has lost its majority",
                        "Of its " + managers.size() + " managers " + gone.size() + " are gone with their hosts ("
                                + gone.stream().map(Names::shown).collect(Collectors.joining(", "))
                                + "): those that are left can change nothing.")
                .withHint("To go on from one that is left, type: skep swarm recover"));
    }
}

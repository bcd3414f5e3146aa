package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.text.value.Values;
import io.skep.swarm.node.DemoteNode;
import io.skep.swarm.node.UnlockNode;
import io.skep.swarm.rules.Orders.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The managers keep a majority at every step: they come one after the other, all that come are there before any goes, and
 * they go one after the other. A swarm without a manager is refused; an even number of them is warned of.
 */
public final class KeepQuorum implements OrderRule {

    @Override
    public String name() {
        return "KeepQuorum";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        Set<Address> coming = Orders.coming(graph);
        Set<Address> going = Orders.having(graph, DemoteNode.class);
        Set<Address> there = Majority.seen(graph, planned).answering();
        // Who is a manager already, though that is not recorded, comes last: its engine may have to wait for the
        // others.
        List<Stretch> additions = Orders.additions(graph, coming::contains).stream()
                .sorted((one, other) -> Boolean.compare(
                        there.contains(one.first().step().address()),
                        there.contains(other.first().step().address())))
                .toList();
        // One that does not answer counts against the majority while it is there; the sort keeps the order of the
        // others.
        List<Stretch> removals = Orders.removals(graph, going::contains).stream()
                .sorted((one, other) -> Boolean.compare(
                        Majority.answers(planned, one.first().step().address()),
                        Majority.answers(planned, other.first().step().address())))
                .toList();
        Orders.chain(graph, removals);
        Orders.chain(graph, additions);
        Orders.order(graph, additions, removals);
        // A manager that is unlocked counts for the majority again.
        Orders.order(graph, Orders.stretches(graph, "node", UnlockNode.class::isInstance), removals);
        return judged(planned);
    }

    private static List<Diagnostic> judged(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        long managers = managers(planned);
        boolean needed = !planned.wanted("node").isEmpty()
                || !planned.wanted("service").isEmpty()
                || !planned.wanted("network").isEmpty()
                || !planned.wanted("swarm").isEmpty();
        if (needed && managers == 0) {
            found.add(Diagnostic.error(
                            "The swarm has no manager",
                            "Nodes, networks and services need a swarm with at least one manager.")
                    .withHint("Write swarm { role = \"manager\" } in the block of one host."));
        }
        if (managers > 0 && managers % 2 == 0) {
            found.add(new Diagnostic(
                    Severity.WARNING,
                    "An even number of managers",
                    "With " + managers + " managers the swarm survives the loss of " + (managers / 2 - 1)
                            + ", no more than with " + (managers - 1) + ".",
                    null,
                    List.of(),
                    "Use " + (managers - 1) + " or " + (managers + 1) + "."));
        }
        return found;
    }

    private static long managers(Planned planned) {
        return planned.wanted("node").stream()
                .filter(node -> planned.spec(node)
                        .flatMap(spec -> Values.textOf(spec, "role"))
                        .filter("manager"::equals)
                        .isPresent())
                .count();
    }
}

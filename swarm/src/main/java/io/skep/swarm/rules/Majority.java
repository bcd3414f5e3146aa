package io.skep.swarm.rules;

import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Values;
import io.skep.swarm.node.DemoteNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The managers of the swarm at some point of a plan.
 *
 * @param managers all of them
 * @param answering those that answer
 */
record Majority(Set<Address> managers, Set<Address> answering) {

    /** As they were seen: the wanted ones, and those that the plan takes away. */
    static Majority seen(StepGraph graph, Planned planned) {
        TreeSet<Address> managers = new TreeSet<>(planned.wanted("node"));
        managers.addAll(Orders.having(graph, DemoteNode.class));
        managers.removeIf(node -> !(planned.seen(node) instanceof Seen.Present seen
                && Values.textOf(seen.values(), "role")
                        .filter("manager"::equals)
                        .isPresent()));
        TreeSet<Address> answering = new TreeSet<>(managers);
        answering.removeIf(node -> !answers(planned, node));
        return new Majority(managers, answering);
    }

    /** Whether a node that was seen answers, as the one that the swarm knows. */
    static boolean answers(Planned planned, Address node) {
        return planned.seen(node.as("host")) instanceof Seen.Present
                && planned.seen(node) instanceof Seen.Present seen
                && !Values.boolOf(seen.values(), "joined").equals(Optional.of(false))
                && !Values.boolOf(seen.values(), "locked").equals(Optional.of(true));
    }

    /** The same when these have come. */
    Majority with(Set<Address> coming) {
        TreeSet<Address> all = new TreeSet<>(managers);
        all.addAll(coming);
        TreeSet<Address> more = new TreeSet<>(answering);
        more.addAll(coming);
        return new Majority(all, more);
    }

    /** How many answer beside one of them. */
    long others(Address node) {
        return answering.stream().filter(each -> !each.equals(node)).count();
    }

    /** Whether there is a majority while one of them is away. */
    boolean spares(Address node) {
        return others(node) > managers.size() / 2;
    }
}

package io.skep.swarm.rules;

import io.skep.plans.apply.Step;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.plan.StepGraph.Node;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Values;
import io.skep.swarm.node.ApplyNodeSettings;
import io.skep.swarm.node.DemoteNode;
import io.skep.swarm.node.DrainNode;
import io.skep.swarm.node.JoinNode;
import io.skep.swarm.node.LeaveSwarm;
import io.skep.swarm.node.PromoteNode;
import io.skep.swarm.node.RemoveNode;
import io.skep.swarm.node.RenewAddresses;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the rules share: stretches of a graph and edges between them. */
final class Orders {

    private Orders() {}

    /** The steps of one resource that belong together, from the first to the last. */
    record Stretch(Node first, Node last) {}

    /** {@code later} begins after {@code earlier}, unless the graph says the opposite already. */
    static void order(StepGraph graph, Node earlier, Node later) {
        if (!earlier.equals(later) && !graph.comesAfter(/* later= */ earlier, /* earlier= */ later)) {
            graph.after(later, earlier);
        }
    }

    /** Each stretch begins after the one before it has ended. */
    static void chain(StepGraph graph, List<Stretch> stretches) {
        for (int index = 1; index < stretches.size(); index++) {
            order(graph, stretches.get(index - 1).last(), stretches.get(index).first());
        }
    }

    /** Every later stretch begins after all earlier ones have ended. */
    static void order(StepGraph graph, List<Stretch> earlier, List<Stretch> later) {
        for (Stretch before : earlier) {
            for (Stretch after : later) {
                order(graph, before.last(), after.first());
            }
        }
    }

    /** For each node that is set up, the steps that join, promote and set it, and what follows its join. */
    static List<Stretch> additions(StepGraph graph, Predicate<Address> which) {
        return stretches(graph, which, Orders::adds);
    }

    /** For each node that is removed or demoted, the steps that do so. */
    static List<Stretch> removals(StepGraph graph, Predicate<Address> which) {
        return stretches(graph, which, Orders::takes);
    }

    /** The steps of a kind of resource that are of one sort, as one stretch each resource. */
    static List<Stretch> stretches(StepGraph graph, String kind, Predicate<Step> sort) {
        TreeSet<Address> addresses = new TreeSet<>();
        graph.steps().stream()
                .map(node -> node.step().address())
                .filter(address -> address.kind().equals(kind))
                .forEach(addresses::add);
        return addresses.stream()
                .map(address -> graph.steps(address).stream()
                        .filter(node -> sort.test(node.step()))
                        .toList())
                .filter(steps -> !steps.isEmpty())
                .map(steps -> new Stretch(steps.getFirst(), steps.getLast()))
                .toList();
    }

    /** The addresses among these that have a step of a class. */
    static SortedSet<Address> having(StepGraph graph, Class<? extends Step> act) {
        TreeSet<Address> addresses = new TreeSet<>();
        graph.steps().stream()
                .filter(node -> act.isInstance(node.step()))
                .forEach(node -> addresses.add(node.step().address()));
        return addresses;
    }

    /** The nodes that become managers, or join as such. */
    static Set<Address> coming(StepGraph graph) {
        TreeSet<Address> coming = new TreeSet<>();
        for (Node node : graph.steps()) {
            Step step = node.step();
            boolean manager = step instanceof PromoteNode
                    || (step instanceof JoinNode join
                            && Values.textOf(join.spec(), "role")
                                    .filter("manager"::equals)
                                    .isPresent());
            if (manager) {
                coming.add(step.address());
            }
        }
        return coming;
    }

    /** The nodes that are taken out of the swarm. */
    static SortedSet<Address> leaving(StepGraph graph) {
        return having(graph, RemoveNode.class);
    }

    private static List<Stretch> stretches(StepGraph graph, Predicate<Address> which, Predicate<Step> sort) {
        return stretches(graph, "node", step -> which.test(step.address()) && sort.test(step));
    }

    private static boolean takes(Step step) {
        return step instanceof DemoteNode
                || step instanceof DrainNode
                || step instanceof LeaveSwarm
                || step instanceof RemoveNode;
    }

    private static boolean adds(Step step) {
        return step instanceof JoinNode
                || step instanceof ApplyNodeSettings
                || step instanceof PromoteNode
                || step instanceof RenewAddresses;
    }
}

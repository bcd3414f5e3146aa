package io.skep.swarm.rules;

import io.skep.plans.apply.Step;
import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A graph made by hand: the steps of one resource follow one another, as the planner lays them. */
final class HandGraph implements StepGraph {

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Set<Node>> before = new HashMap<>();

    HandGraph with(List<? extends Step> steps) {
        Node last = null;
        for (Step step : steps) {
            Node node = new Node(step.address() + ":" + step.getClass().getSimpleName(), step);
            nodes.add(node);
            if (last != null) {
                after(node, last);
            }
            last = node;
        }
        return this;
    }

    List<Diagnostic> ruledBy(Planned planned, OrderRule... rules) {
        List<Diagnostic> found = new ArrayList<>();
        for (OrderRule rule : rules) {
            found.addAll(rule.order(this, planned));
        }
        return found;
    }

    /** Whether one step comes after another, both written {@code node.a:JoinNode}. */
    boolean ordered(String earlier, String later) {
        return comesAfter(named(later), named(earlier));
    }

    /** An order in which one hand could do the steps: always the smallest id that is ready. */
    List<String> oneByOne() {
        List<String> order = new ArrayList<>();
        SortedSet<String> left = new TreeSet<>();
        nodes.forEach(node -> left.add(node.id()));
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(id -> before.getOrDefault(named(id), Set.of()).stream()
                            .noneMatch(earlier -> left.contains(earlier.id())))
                    .findFirst()
                    .orElseThrow();
            left.remove(next);
            order.add(next);
        }
        return order;
    }

    private Node named(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
    }

    @Override
    public List<Node> steps() {
        return List.copyOf(nodes);
    }

    @Override
    public List<Node> steps(Address address) {
        return nodes.stream()
                .filter(node -> node.step().address().equals(address))
                .toList();
    }

    @Override
    public void after(Node later, Node earlier) {
        if (later.equals(earlier) || comesAfter(/* later= */ earlier, /* earlier= */ later)) {
            throw new IllegalStateException("a circle: " + later.id() + " after " + earlier.id());
        }
        before.computeIfAbsent(later, _ -> new HashSet<>()).add(earlier);
    }

    @Override
    public boolean comesAfter(Node later, Node earlier) {
        return before.getOrDefault(later, Set.of()).stream()
                .anyMatch(step -> step.equals(earlier) || comesAfter(step, earlier));
    }
}

package io.skep.plans.plan;

import io.skep.plans.resource.Address;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeSet;

/** The graph of a plan's steps. Used by one thread. */
final class StepWeb implements StepGraph {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<SortedSet<Integer>> earlier = new ArrayList<>();
    private final Map<Address, List<Node>> byAddress = new HashMap<>();

    /** Adds a step that comes after nothing yet. */
    Node add(Node node) {
        if (places.putIfAbsent(node.id(), nodes.size()) != null) {
            throw new IllegalStateException("two steps are called " + node.id());
        }
        nodes.add(node);
        earlier.add(new TreeSet<>());
        byAddress.computeIfAbsent(node.step().address(), _ -> new ArrayList<>()).add(node);
        return node;
    }

    /** Like {@link #after}, but leaves looking for circles to {@link #ordered}, which does it once for all. */
    void link(Node later, Node first) {
        earlier.get(place(later)).add(place(first));
    }

    @Override
    public List<Node> steps() {
        return Collections.unmodifiableList(nodes);
    }

    @Override
    public List<Node> steps(Address address) {
        return Collections.unmodifiableList(byAddress.getOrDefault(address, List.of()));
    }

    @Override
    public void after(Node later, Node first) {
        boolean circle = comesAfter(/* later= */ first, /* first= */ later);
        if (circle || later.equals(first)) {
            throw new IllegalStateException(later.id() + " cannot come after " + first.id() + ", which comes after it");
        }
        link(later, first);
    }

    @Override
    public void allAfter(Collection<Node> later, Node first) {
        // What comes before it stays the same however many come after it, so that it is found out once.
        BitSet before = before(place(first), /* goal= */ -1);
        for (Node each : later) {
            int place = place(each);
            if (place != place(first) && !before.get(place)) {
                earlier.get(place).add(place(first));
            }
        }
    }

    @Override
    public boolean comesAfter(Node later, Node first) {
        int goal = place(first);
        return before(place(later), goal).get(goal);
    }

    /** All that comes before a step, or less once a goal is found among it. */
    private BitSet before(int place, int goal) {
        BitSet met = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(earlier.get(place));
        while (!open.isEmpty()) {
            int next = open.remove();
            if (!met.get(next)) {
                met.set(next);
                if (next == goal) {
                    return met;
                }
                open.addAll(earlier.get(next));
            }
        }
        return met;
    }

    /** The ids of the steps that one comes directly after. */
    SortedSet<String> before(Node node) {
        TreeSet<String> ids = new TreeSet<>();
        earlier.get(place(node)).forEach(each -> ids.add(nodes.get(each).id()));
        return ids;
    }

    /** The steps in an order that respects every edge, first added first; shorter where some wait for each other in a circle. */
    List<Node> ordered() {
        int[] waits = new int[nodes.size()];
        List<List<Integer>> laterOnes = new ArrayList<>();
        nodes.forEach(_ -> laterOnes.add(new ArrayList<>()));
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int each = 0; each < waits.length; each++) {
            waits[each] = earlier.get(each).size();
            for (int first : earlier.get(each)) {
                laterOnes.get(first).add(each);
            }
            if (waits[each] == 0) {
                ready.add(each);
            }
        }
        List<Node> ordered = new ArrayList<>(nodes.size());
        while (!ready.isEmpty()) {
            int next = ready.remove();
            ordered.add(nodes.get(next));
            for (int each : laterOnes.get(next)) {
                if (--waits[each] == 0) {
                    ready.add(each);
                }
            }
        }
        return ordered;
    }

    private int place(Node node) {
        Integer place = places.get(node.id());
        if (place == null) {
            throw new IllegalArgumentException(node.id() + " is not in this graph");
        }
        return place;
    }
}

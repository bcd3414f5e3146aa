package io.skep.plans.resource;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Resources in an order in which each comes after everything it needs. What is needed but not among them does not count.
 *
 * @param order every resource once; the same for the same needs
 * @param circle the first circle found, {@code a, b, a}; the order breaks it at its last need
 */
public record Needs(List<Address> order, Optional<List<Address>> circle) {

    private enum Visit {
        UNDER_WAY,
        DONE
    }

    private record Frame(Address address, Iterator<Address> left) {}

    /** Orders resources by their needs. Needs no deep stack for a long chain. */
    public static Needs order(SortedMap<Address, SortedSet<Address>> needs) {
        Map<Address, Visit> visits = new HashMap<>();
        List<Address> order = new ArrayList<>(needs.size());
        Optional<List<Address>> circle = Optional.empty();
        Deque<Frame> path = new ArrayDeque<>();
        for (Address start : needs.keySet()) {
            enter(start, needs, visits, path);
            while (!path.isEmpty()) {
                Frame top = path.getLast();
                if (!top.left.hasNext()) {
                    visits.put(top.address, Visit.DONE);
                    order.add(top.address);
                    path.removeLast();
                    continue;
                }
                Address next = top.left.next();
                if (visits.get(next) == Visit.UNDER_WAY && circle.isEmpty()) {
                    circle = Optional.of(closing(path, next));
                }
                enter(next, needs, visits, path);
            }
        }
        return new Needs(order, circle);
    }

    private static void enter(
            Address address,
            SortedMap<Address, SortedSet<Address>> needs,
            Map<Address, Visit> visits,
            Deque<Frame> path) {
        SortedSet<Address> left = needs.get(address);
        if (left != null && visits.putIfAbsent(address, Visit.UNDER_WAY) == null) {
            path.addLast(new Frame(address, left.iterator()));
        }
    }

    private static List<Address> closing(Deque<Frame> path, Address end) {
        List<Address> circle = new ArrayList<>(path.stream()
                .map(Frame::address)
                .dropWhile(each -> !each.equals(end))
                .toList());
        circle.add(end);
        return circle;
    }
}

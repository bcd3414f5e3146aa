package io.skep.cli.show;

import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The changes of a plan as a tree: each below the last of those it needs that changes too, an engine below its host for
 * instance. What is destroyed is not in it.
 */
final class PlanTree {
    private final Paint paint;
    private final ChangeLine lines;
    private final StringBuilder out;
    private final Map<Address, Change> changes = new HashMap<>();
    private final SortedMap<Address, List<Address>> children = new TreeMap<>();

    private PlanTree(Paint paint, ChangeLine lines, StringBuilder out) {
        this.paint = paint;
        this.lines = lines;
        this.out = out;
    }

    static void write(Plan plan, List<Change> kept, Paint paint, StringBuilder out) {
        new PlanTree(paint, new ChangeLine(paint, plan.terms()), out).write(plan, kept);
    }

    private void write(Plan plan, List<Change> kept) {
        kept.forEach(change -> changes.put(change.address(), change));
        List<Address> roots = new ArrayList<>();
        kept.stream().map(Change::address).sorted().forEach(address -> {
            Optional<Address> parent = parent(address, plan);
            parent.ifPresentOrElse(
                    above -> children.computeIfAbsent(above, _ -> new ArrayList<>())
                            .add(address),
                    () -> roots.add(address));
        });
        Group.sorted(roots.stream().map(changes::get).toList())
                .values()
                .forEach(group -> group.forEach(change -> branch(change.address(), "", "")));
    }

    /** The nearest that changes: what has the same name under another kind, else the last of the others. */
    private Optional<Address> parent(Address address, Plan plan) {
        SortedSet<Address> needs = Optional.ofNullable(plan.wanted().get(address))
                .map(Resource::needs)
                .orElseGet(TreeSet::new);
        List<Address> changing = needs.stream().filter(changes::containsKey).toList();
        Optional<Address> same = changing.stream()
                .filter(need -> need.as(address.kind()).equals(address))
                .findFirst();
        return same.or(() -> changing.stream().reduce((_, last) -> last));
    }

    private void branch(Address address, String margin, String joint) {
        Change change = changes.get(address);
        if (change != null) {
            out.append(paint.faint(margin + joint))
                    .append(lines.of(change).strip())
                    .append('\n');
        }
        List<Address> below = children.getOrDefault(address, List.of());
        String deeper = joint.isEmpty() ? margin : margin + (joint.startsWith("└") ? "   " : "│  ");
        for (Address child : below) {
            branch(child, deeper, child.equals(below.getLast()) ? "└─ " : "├─ ");
        }
    }
}

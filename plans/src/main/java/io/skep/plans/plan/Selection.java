package io.skep.plans.plan;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.state.Recorded;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The resources that a plan is about. With targets: they, what they need, and what has to go before something of them can go. With
 * exclusions: all but these, what needs them, and what they hold in place.
 */
final class Selection {
    private final Situation situation;
    private final SortedMap<Address, Change> changes;
    private final SortedSet<Address> all;
    private final SortedMap<Address, SortedSet<Address>> dependents = new TreeMap<>();

    private Selection(Situation situation, SortedMap<Address, Change> changes) {
        this.situation = situation;
        this.changes = changes;
        this.all = situation.addresses();
        situation.wanted().forEach((address, resource) -> resource.needs().forEach(need -> depends(address, need)));
        situation
                .state()
                .resources()
                .forEach((address, recorded) -> recorded.needs().forEach(need -> depends(address, need)));
    }

    private void depends(Address address, Address need) {
        dependents.computeIfAbsent(need, _ -> new TreeSet<>()).add(address);
    }

    /** Everything, where nothing is named. A name that names nothing is an error. */
    static SortedSet<Address> of(Situation situation, SortedMap<Address, Change> changes, Diagnostics problems) {
        SortedSet<Address> all = situation.addresses();
        PlanOptions options = situation.options();
        SortedSet<Address> targets = Addressed.by(options.targets(), "target", all, problems);
        SortedSet<Address> excluded = Addressed.by(options.excludes(), "exclude", all, problems);
        SortedSet<Address> selected = all;
        if (!options.targets().isEmpty() && !options.excludes().isEmpty()) {
            problems.add(Diagnostic.error(
                    "Both target and exclude", "A plan is of some resources or of all but some, not of both."));
        } else if (!options.targets().isEmpty()) {
            selected = new Selection(situation, changes).closure(targets);
        } else if (!options.excludes().isEmpty()) {
            selected = new Selection(situation, changes).allBut(excluded);
        }
        refuseLeftOut(Addressed.by(options.replaces(), "replace", all, problems), selected, problems);
        return selected;
    }

    private static void refuseLeftOut(SortedSet<Address> replaced, SortedSet<Address> selected, Diagnostics problems) {
        for (Address each : replaced) {
            if (!selected.contains(each)) {
                problems.add(Diagnostic.error(
                        "Replaced and left out",
                        each + " is to be made anew by -replace, and -target or -exclude leaves it out."));
            }
        }
    }

    private SortedSet<Address> closure(Collection<Address> targets) {
        Deque<Address> open = new ArrayDeque<>(targets);
        TreeSet<Address> selected = new TreeSet<>();
        while (!open.isEmpty()) {
            Address address = open.remove();
            if (all.contains(address) && selected.add(address)) {
                situation.wanted(address).ifPresent(resource -> open.addAll(resource.needs()));
                if (goes(address)) {
                    dependents.getOrDefault(address, new TreeSet<>()).stream()
                            .filter(this::goes)
                            .forEach(open::add);
                }
            }
        }
        return selected;
    }

    /** What is left out keeps what it stands on: that may be changed, but does not go. */
    private SortedSet<Address> allBut(Collection<Address> excluded) {
        Deque<Address> open = new ArrayDeque<>(excluded);
        TreeSet<Address> left = new TreeSet<>();
        while (!open.isEmpty()) {
            Address address = open.remove();
            if (left.add(address)) {
                open.addAll(dependents.getOrDefault(address, new TreeSet<>()));
                situation.recorded(address).map(Recorded::needs).stream()
                        .flatMap(Collection::stream)
                        .filter(this::goes)
                        .forEach(open::add);
            }
        }
        TreeSet<Address> selected = new TreeSet<>(all);
        selected.removeAll(left);
        return selected;
    }

    private boolean goes(Address address) {
        return switch (changes.getOrDefault(address, new Change.NoOp(address))) {
            case Change.Delete _, Change.Replace _, Change.Forget _ -> true;
            case Change.NoOp _, Change.Create _, Change.Update _ -> false;
        };
    }
}

package io.skep.plans.plan;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The resources that targets select: they, what they need, and what has to go before something of them can go. */
final class Selection {
    private final Situation situation;
    private final SortedMap<Address, Change> changes;
    private final SortedMap<Address, SortedSet<Address>> dependents = new TreeMap<>();

    private Selection(Situation situation, SortedMap<Address, Change> changes) {
        this.situation = situation;
        this.changes = changes;
        situation.wanted().forEach((address, resource) -> resource.needs().forEach(need -> depends(address, need)));
        situation
                .state()
                .resources()
                .forEach((address, recorded) -> recorded.needs().forEach(need -> depends(address, need)));
    }

    private void depends(Address address, Address need) {
        dependents.computeIfAbsent(need, _ -> new TreeSet<>()).add(address);
    }

    /** Everything, where there are no targets. A target that selects nothing is an error. */
    static SortedSet<Address> of(Situation situation, SortedMap<Address, Change> changes, Diagnostics problems) {
        SortedSet<Address> all = situation.addresses();
        if (situation.options().targets().isEmpty()) {
            return all;
        }
        Deque<Address> open = new ArrayDeque<>();
        for (String target : situation.options().targets()) {
            int before = open.size();
            all.stream().filter(address -> matches(address, target)).forEach(open::add);
            if (open.size() == before) {
                problems.add(Diagnostic.error(
                                "Unknown target", "Neither the topology nor the state has a resource " + target + ".")
                        .withHint("A target looks like host.web or host.web[\"a\"]; skep state list shows them."));
            }
        }
        return new Selection(situation, changes).closure(open);
    }

    private SortedSet<Address> closure(Deque<Address> open) {
        TreeSet<Address> selected = new TreeSet<>();
        while (!open.isEmpty()) {
            Address address = open.remove();
            if (changes.containsKey(address) && selected.add(address)) {
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

    private boolean goes(Address address) {
        return switch (changes.getOrDefault(address, new Change.NoOp(address))) {
            case Change.Delete _, Change.Replace _, Change.Forget _ -> true;
            case Change.NoOp _, Change.Create _, Change.Update _ -> false;
        };
    }

    private static boolean matches(Address address, String target) {
        return address.toString().equals(target) || address.block().toString().equals(target);
    }
}

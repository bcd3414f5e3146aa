package io.skep.plans.plan;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.Recorded;
import io.skep.plans.text.value.Value.Entries;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rest of the plan, for types and rules: the specs are of what is wanted, the changes of what is selected. What no target selects
 * stays as it is recorded. Used by one thread.
 */
final class PlannedView implements Planned {
    private final Situation situation;
    private final SortedMap<Address, Entries> specs;
    private final SortedMap<Address, Change> changes;
    /** By kind, once somebody asked: types ask for each of their resources. */
    private final Map<String, SortedSet<Address>> wanted = new HashMap<>();

    PlannedView(Situation situation, SortedMap<Address, Entries> specs, SortedMap<Address, Change> changes) {
        this.situation = situation;
        this.specs = specs;
        this.changes = changes;
    }

    @Override
    public SortedSet<Address> wanted(String kind) {
        return wanted.computeIfAbsent(kind, this::wantedOf);
    }

    private SortedSet<Address> wantedOf(String kind) {
        TreeSet<Address> all = new TreeSet<>();
        for (Address address : situation.addresses()) {
            if (address.kind().equals(kind) && stays(address)) {
                all.add(address);
            }
        }
        return Collections.unmodifiableSortedSet(all);
    }

    private boolean stays(Address address) {
        return changes.containsKey(address)
                ? specs.containsKey(address)
                : situation.seen(address) instanceof Seen.Present;
    }

    @Override
    public Optional<Entries> spec(Address address) {
        return changes.containsKey(address)
                ? Optional.ofNullable(specs.get(address))
                : situation.recorded(address).map(Recorded::spec);
    }

    @Override
    public Optional<String> place(Address address) {
        return situation.wanted(address).map(Resource::place).filter(place -> !place.isEmpty());
    }

    @Override
    public Seen seen(Address address) {
        return situation.seen(address);
    }

    @Override
    public boolean begun(Address address) {
        return situation.recorded(address).filter(Recorded::pending).isPresent();
    }

    @Override
    public Change change(Address address) {
        return changes.getOrDefault(address, new Change.NoOp(address));
    }
}

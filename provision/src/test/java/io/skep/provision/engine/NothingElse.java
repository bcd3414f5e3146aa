package io.skep.provision.engine;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A plan with nothing in it but what a test puts in. */
final class NothingElse implements Planned {

    private final TreeMap<Address, Seen> seen = new TreeMap<>();
    private final TreeMap<Address, Change> changes = new TreeMap<>();
    private final TreeSet<Address> begun = new TreeSet<>();

    NothingElse sees(Address address, Seen what) {
        seen.put(address, what);
        return this;
    }

    NothingElse changes(Change change) {
        changes.put(change.address(), change);
        return this;
    }

    NothingElse began(Address address) {
        begun.add(address);
        return this;
    }

    @Override
    public boolean begun(Address address) {
        return begun.contains(address);
    }

    @Override
    public SortedSet<Address> wanted(String kind) {
        return new TreeSet<>();
    }

    @Override
    public Optional<Entries> spec(Address address) {
        return Optional.empty();
    }

    @Override
    public Seen seen(Address address) {
        return seen.getOrDefault(address, new Seen.Absent());
    }

    @Override
    public Change change(Address address) {
        return changes.getOrDefault(address, new Change.NoOp(address));
    }
}

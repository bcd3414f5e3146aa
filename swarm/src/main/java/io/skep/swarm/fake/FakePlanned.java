package io.skep.swarm.fake;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A plan made by hand: what is wanted, seen and changed is put in by the test. */
public final class FakePlanned implements Planned {

    private final TreeMap<Address, Entries> wanted = new TreeMap<>();
    private final TreeMap<Address, Seen> seen = new TreeMap<>();
    private final TreeMap<Address, Change> changes = new TreeMap<>();
    private final TreeSet<Address> begun = new TreeSet<>();

    /** A resource is wanted. */
    public FakePlanned wants(Address address, Entries spec) {
        wanted.put(address, spec);
        return this;
    }

    /** A resource was seen. */
    public FakePlanned saw(Address address, Seen found) {
        seen.put(address, found);
        return this;
    }

    /** A resource is changed. */
    public FakePlanned changes(Change change) {
        changes.put(change.address(), change);
        return this;
    }

    /** Making or changing a resource was broken off. */
    public FakePlanned breaksOff(Address address) {
        begun.add(address);
        return this;
    }

    @Override
    public boolean begun(Address address) {
        return begun.contains(address);
    }

    @Override
    public SortedSet<Address> wanted(String kind) {
        TreeSet<Address> found = new TreeSet<>(wanted.keySet());
        found.removeIf(address -> !address.kind().equals(kind));
        return found;
    }

    @Override
    public Optional<Entries> spec(Address address) {
        return Optional.ofNullable(wanted.get(address));
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

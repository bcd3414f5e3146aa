package io.skep.drivers;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A plan that knows only what is wanted. */
public record FakePlanned(SortedMap<Address, Entries> specs) implements Planned {

    public static FakePlanned nothing() {
        return new FakePlanned(new TreeMap<>());
    }

    public FakePlanned and(Address address, Entries spec) {
        TreeMap<Address, Entries> more = new TreeMap<>(specs);
        more.put(address, spec);
        return new FakePlanned(more);
    }

    @Override
    public SortedSet<Address> wanted(String kind) {
        TreeSet<Address> wanted = new TreeSet<>(specs.keySet());
        wanted.removeIf(address -> !address.kind().equals(kind));
        return wanted;
    }

    @Override
    public Optional<Entries> spec(Address address) {
        return Optional.ofNullable(specs.get(address));
    }

    @Override
    public Seen seen(Address address) {
        return new Seen.Absent();
    }

    @Override
    public Change change(Address address) {
        return new Change.NoOp(address);
    }
}

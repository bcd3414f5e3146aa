package io.skep.provision.engine;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The rest of a plan in which nothing else changes, but for what is given. */
record NothingPlanned(Optional<Change> ofHost) implements Planned {

    NothingPlanned() {
        this(Optional.empty());
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
        return new Seen.Absent();
    }

    @Override
    public Change change(Address address) {
        return ofHost.orElseGet(() -> new Change.NoOp(address));
    }
}

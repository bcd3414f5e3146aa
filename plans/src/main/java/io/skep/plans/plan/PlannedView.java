package io.skep.plans.plan;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.Recorded;
import io.skep.plans.text.value.Value.Entries;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rest of the plan, for types and rules. What no target selects stays as it is recorded.
 *
 * @param specs of what is wanted
 * @param changes of what is selected
 */
record PlannedView(Situation situation, SortedMap<Address, Entries> specs, SortedMap<Address, Change> changes)
        implements Planned {

    @Override
    public SortedSet<Address> wanted(String kind) {
        TreeSet<Address> wanted = new TreeSet<>();
        for (Address address : situation.addresses()) {
            boolean stays = changes.containsKey(address)
                    ? specs.containsKey(address)
                    : situation.seen(address) instanceof Seen.Present;
            if (stays && address.kind().equals(kind)) {
                wanted.add(address);
            }
        }
        return wanted;
    }

    @Override
    public Optional<Entries> spec(Address address) {
        return changes.containsKey(address)
                ? Optional.ofNullable(specs.get(address))
                : situation.recorded(address).map(Recorded::spec);
    }

    @Override
    public Seen seen(Address address) {
        return situation.seen(address);
    }

    @Override
    public Change change(Address address) {
        return changes.getOrDefault(address, new Change.NoOp(address));
    }
}

package io.skep.plans.plan;

import io.skep.plans.apply.Resolving;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Differ;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.SecretCover;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Types;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.topology.Directions;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a plan is made from: what is wanted, what is recorded and what was seen. */
record Situation(
        SortedMap<Address, Resource> wanted,
        State state,
        SortedMap<Address, Seen> seen,
        Types types,
        Differ differ,
        Resolving resolving,
        PlanOptions options,
        Directions directions) {

    SortedSet<Address> addresses() {
        TreeSet<Address> all = new TreeSet<>(wanted.keySet());
        all.addAll(state.resources().keySet());
        return all;
    }

    Optional<Resource> wanted(Address address) {
        return Optional.ofNullable(wanted.get(address));
    }

    Optional<Recorded> recorded(Address address) {
        return Optional.ofNullable(state.resources().get(address));
    }

    Entries recordedSpec(Address address) {
        return recorded(address).map(Recorded::spec).orElse(Entries.NONE);
    }

    /** Where the old one is recorded while the new one is made before it is removed. */
    Address former(Address address) {
        int number = 1;
        while (state.resources().containsKey(address.former(number))) {
            number++;
        }
        return address.former(number);
    }

    /** What was seen, covered as when only the record is known. */
    Seen seenAsRecorded(Address address) {
        return covered(seen.getOrDefault(address, new Seen.Absent()), address, Entries.NONE);
    }

    /** What was seen, with secrets covered. */
    Seen seen(Address address) {
        Seen found = seen.getOrDefault(address, new Seen.Absent());
        Entries spec = wanted(address).map(Resource::spec).orElse(Entries.NONE);
        return covered(found, address, spec);
    }

    /** The same while the wanted spec is known better than {@link #wanted} tells. */
    Seen seen(Address address, Entries spec) {
        return covered(seen.getOrDefault(address, new Seen.Absent()), address, spec);
    }

    /** The same with wanted specs that are known better. */
    Situation wanting(SortedMap<Address, Entries> specs) {
        TreeMap<Address, Resource> resolved = new TreeMap<>();
        wanted.forEach((address, resource) ->
                resolved.put(address, resource.with(specs.getOrDefault(address, resource.spec()))));
        return new Situation(resolved, state, seen, types, differ, resolving, options, directions);
    }

    private Seen covered(Seen found, Address address, Entries spec) {
        return found instanceof Seen.Present(Entries values, Entries outputs)
                ? new Seen.Present(SecretCover.over(values, spec, recordedSpec(address)), outputs)
                : found;
    }

    /** The newest outputs of a resource that is there. */
    Entries outputs(Address address) {
        Entries recorded = recorded(address).map(Recorded::outputs).orElse(Entries.NONE);
        return seen(address) instanceof Seen.Present(var _, Entries outputs)
                ? recorded.overlaidWith(outputs)
                : recorded;
    }

    SortedMap<Address, SortedSet<Address>> wantedNeeds() {
        TreeMap<Address, SortedSet<Address>> needs = new TreeMap<>();
        wanted.forEach((address, resource) -> needs.put(address, resource.needs()));
        directions.lifecycles().forEach((address, lifecycle) -> {
            if (needs.containsKey(address) && !lifecycle.triggers().isEmpty()) {
                TreeSet<Address> more =
                        new TreeSet<>(wanted(address).map(Resource::needs).orElseGet(TreeSet::new));
                lifecycle.triggers().forEach(trigger -> more.add(trigger.address()));
                needs.put(address, more);
            }
        });
        return needs;
    }

    /** What its type calls something that is to be taken up; empty where it is recorded already or nobody asks for that. */
    Optional<String> imported(Address address) {
        return options.destroy() || recorded(address).isPresent()
                ? Optional.empty()
                : Optional.ofNullable(directions.imports().get(address)).map(Directions.Import::id);
    }
}

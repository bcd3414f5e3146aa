package io.skep.plans.state;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What skep owns in one topology; immutable. The stored form is a snapshot plus the journal written since, and this is
 * their replay.
 *
 * @param lineage a UUID given once, when the state began
 * @param serial grows with every apply that began
 * @param topology the topology's name
 * @param outputs the values of the topology's outputs after the last apply; secrets masked
 */
public record State(
        String lineage,
        long serial,
        String topology,
        SortedMap<Address, Recorded> resources,
        SortedMap<String, Value> outputs) {

    public State {
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }

    /** What is recorded of a resource. */
    public Optional<Recorded> recorded(Address address) {
        return Optional.ofNullable(resources.get(address));
    }

    /** The same with one resource recorded. */
    public State with(Recorded recorded) {
        TreeMap<Address, Recorded> more = new TreeMap<>(resources);
        more.put(recorded.address(), recorded);
        return new State(lineage, serial, topology, more, outputs);
    }

    /** The same without one resource. */
    public State without(Address address) {
        TreeMap<Address, Recorded> fewer = new TreeMap<>(resources);
        fewer.remove(address);
        return new State(lineage, serial, topology, fewer, outputs);
    }
}

package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The newest outputs of every resource that is recorded, begun or seen. Safe for any thread. */
public final class Facts {
    private final ConcurrentSkipListMap<Address, Entries> outputs = new ConcurrentSkipListMap<>();

    /** The outputs of one resource; none where nothing is known. */
    public Entries of(Address address) {
        return outputs.getOrDefault(address, Entries.NONE);
    }

    /** The outputs of each resource of a kind. */
    public SortedMap<Address, Entries> ofKind(String kind) {
        Address first = new Address("", kind, "", Optional.empty());
        Address end = new Address("", kind + "\0", "", Optional.empty());
        TreeMap<Address, Entries> found = new TreeMap<>();
        // One by one: a copy of the whole asks for its size first, and another thread may forget something meanwhile.
        outputs.subMap(first, end).forEach((address, known) -> found.put(address, known));
        return Collections.unmodifiableSortedMap(found);
    }

    /** Adds what was learned of a resource to what is known of it. */
    public void learn(Address address, Entries more) {
        outputs.merge(address, more, Entries::overlaidWith);
    }

    /** Nothing that was known of a resource holds any longer. */
    public void forget(Address address) {
        outputs.remove(address);
    }
}

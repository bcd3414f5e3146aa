package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The newest outputs of every resource that is recorded, begun or seen. Safe for any thread. */
public final class Facts {
    private final ConcurrentSkipListMap<Address, Entries> outputs = new ConcurrentSkipListMap<>();

    /** The outputs of one resource; none where nothing is known. */
    public Entries of(Address address) {
        return outputs.getOrDefault(address, Entries.NONE);
    }

    /**
     * The outputs of each resource of a kind, as they are whenever one looks: a view, since a copy for each of thousands
     * of nodes that ask for all of them would cost their square.
     */
    public SortedMap<Address, Entries> ofKind(String kind) {
        Address first = new Address("", kind, "", Optional.empty());
        Address end = new Address("", kind + "\0", "", Optional.empty());
        return Collections.unmodifiableSortedMap(outputs.subMap(first, end));
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

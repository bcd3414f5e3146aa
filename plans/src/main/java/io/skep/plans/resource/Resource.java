package io.skep.plans.resource;

import io.skep.plans.text.value.Value.Entries;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One thing the topology asks for.
 *
 * @param spec what the user wants, with defaults filled in; never changed by skep. An attribute that is absent is not
 *     looked after.
 * @param needs what must exist before this and be gone only after it
 * @param place where it is written, {@code main.hcl:12:1}; empty for what has no line of its own
 */
public record Resource(Address address, Entries spec, SortedSet<Address> needs, String place) {
    public Resource {
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
    }

    /** The same with another spec. */
    public Resource with(Entries other) {
        return new Resource(address, other, needs, place);
    }
}

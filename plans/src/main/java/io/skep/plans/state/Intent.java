package io.skep.plans.state;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is about to be done to a resource, durable before it is begun.
 *
 * @param afresh whether what is made has nothing to do with what was there before, so that old outputs are void
 * @param spec what is asked for; what was recorded where it is removed
 */
public record Intent(Progress progress, boolean afresh, Entries spec, SortedSet<Address> needs) {
    public Intent {
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
    }
}

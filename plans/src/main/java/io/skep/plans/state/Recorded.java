package io.skep.plans.state;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the state knows of one resource.
 *
 * @param spec what was asked for when it was last settled (or, while it is pending, is being asked for)
 * @param outputs facts learned about it
 * @param needs what it needed then, so that it can be removed in the right order when the topology no longer names it
 * @param pending whether an act on it was begun and the whole change is not done: the next plan looks before it believes
 */
public record Recorded(Address address, Entries spec, Entries outputs, SortedSet<Address> needs, boolean pending) {
    public Recorded {
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
    }

    /** The same with more outputs. */
    public Recorded learned(Entries more) {
        return new Recorded(address, spec, outputs.overlaidWith(more), needs, pending);
    }
}

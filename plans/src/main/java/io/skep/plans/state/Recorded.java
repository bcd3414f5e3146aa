package io.skep.plans.state;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the state knows of one resource.
 *
 * @param spec what was asked for when it was last settled. While an act is under way, what is being asked for laid over that, so that
 *     nothing skep once set is forgotten before it is gone.
 * @param outputs facts learned about it
 * @param needs what it needed then, so that it can be removed in the right order when the topology no longer names it
 * @param progress how far the last act on it came
 * @param since serial of the apply that began the act under way and was cut short by no failure of its own; 0 where there is none. A
 *     resumed act finds its detached commands again by it.
 */
public record Recorded(
        Address address, Entries spec, Entries outputs, SortedSet<Address> needs, Progress progress, long since) {
    public Recorded {
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
    }

    /** A resource that has reached what was planned. */
    public static Recorded settled(Address address, Entries spec, Entries outputs, SortedSet<Address> needs) {
        return new Recorded(address, spec, outputs, needs, Progress.SETTLED, 0);
    }

    /** Whether an act on it was begun and the whole change is not done: the next plan looks before it believes. */
    public boolean pending() {
        return progress != Progress.SETTLED;
    }

    /** The same with more outputs. */
    public Recorded learned(Entries more) {
        return new Recorded(address, spec, outputs.overlaidWith(more), needs, progress, since);
    }

    /** The same after a step of it failed: when it is tried again, it is tried anew. */
    public Recorded failed() {
        return new Recorded(address, spec, outputs, needs, progress, 0);
    }

    /** The same under another address. */
    public Recorded at(Address other) {
        return new Recorded(other, spec, outputs, needs, progress, since);
    }

    /** The same where something it needs has another address. */
    public Recorded needing(Address from, Address to) {
        TreeSet<Address> changed = new TreeSet<>(needs);
        changed.remove(from);
        changed.add(to);
        return new Recorded(address, spec, outputs, changed, progress, since);
    }
}

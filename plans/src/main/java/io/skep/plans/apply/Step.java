package io.skep.plans.apply;

import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;

/**
 * One remote act: a record whose components are what a saved plan stores (addresses, strings, numbers, entries).
 * Running it twice does no harm: it looks first and returns early where the act is already done.
 */
public interface Step {

    /** The resource this is a part of changing. */
    Address address();

    /** What this act occupies: no two steps with the same target run at once. Mostly the host, else the address. */
    Address target();

    /** A sentence without a full stop for people: {@code Install Docker Engine on bravo}. */
    String title();

    /**
     * Does the act and returns the outputs it learned of its resource, or {@link Entries#NONE}. Called at most once at a
     * time, in a virtual thread, after every step it comes after is done. Waits poll and honour interruption.
     * Secrets and later values are resolved through {@link World#resolve} at the moment of use.
     */
    Entries run(World world) throws RemoteException, UserError, InterruptedException;
}

package io.skep.plans.apply;

import io.skep.plans.remote.Connection;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import java.time.Duration;
import java.time.Instant;

/** The world one may change: what steps get while a plan is applied. Safe for use by several threads at once. */
public interface World extends Window {

    /** A host to act on, by the address of kind {@code host}; waits for a host that is still booting. */
    Connection connect(Address host) throws RemoteException, InterruptedException;

    /** The same entries with every later and secret value replaced by what it is now. */
    Entries resolve(Entries entries);

    /** An id of the running step that is the same when it is run again after a crash; for detached commands. */
    String stepId();

    /** Tells the user a line of what happens; must hold no secret. */
    void say(String line);

    /** The present moment. */
    Instant now();

    /** Waits, or ends early with an exception when the run is broken off. */
    void pause(Duration duration) throws InterruptedException;
}

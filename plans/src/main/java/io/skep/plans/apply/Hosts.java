package io.skep.plans.apply;

import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;

/** Makes connections to hosts, keeps and shares them. Wired by the composition root; safe for any thread. */
public interface Hosts {

    /**
     * A host to look at.
     *
     * @param outputs the host's newest outputs, secrets in clear: what {@link io.skep.plans.remote.Endpoint#fromOutputs} reads
     */
    Looking look(Address host, Entries outputs) throws RemoteException, InterruptedException;

    /** A host to act on; waits for one that is still booting. {@code outputs} as in {@link #look}. */
    Connection connect(Address host, Entries outputs) throws RemoteException, InterruptedException;
}

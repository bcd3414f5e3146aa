package io.skep.drivers;

import io.skep.plans.remote.RemoteException;

/**
 * What a driver works with is not installed or not running on this machine, and create would set it up. A host that no
 * one has recorded can then not exist; of a recorded host nothing can be said.
 */
public final class NotSetUp extends RemoteException {
    private static final long serialVersionUID = 1L;

    public NotSetUp(String message) {
        super(message, false);
    }
}

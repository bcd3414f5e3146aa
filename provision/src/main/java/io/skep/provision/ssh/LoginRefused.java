package io.skep.provision.ssh;

import io.skep.plans.remote.RemoteException;

/** The host answered and proved itself, but did not let us in. While a host boots its keys may not be in place yet. */
final class LoginRefused extends RemoteException {
    private static final long serialVersionUID = 1L;

    LoginRefused(String message, Throwable cause) {
        super(message, false, cause);
    }
}

package io.skep.plans.apply;

import io.skep.plans.remote.RemoteException;
import java.util.Optional;

/** The logins that this machine keeps. Wired by the composition root; asked while planning and by steps; safe for any thread. */
@FunctionalInterface
public interface Logins {

    /** None at all. */
    Logins NONE = _ -> Optional.empty();

    /**
     * The login for a server; empty where none is kept.
     *
     * @throws RemoteException where what keeps it cannot be read; never with a part of a login in its text
     */
    Optional<Login> login(String server) throws RemoteException, InterruptedException;
}

package io.skep.plans.remote;

import java.util.Optional;

/**
 * A host one may look at but not change: what planning gets. Safe for use by several threads at once. Every method
 * fails with {@link RemoteException} when the host cannot be reached.
 */
public interface Looking {

    /** Runs a command made with {@link Command#reading}; any other is refused with IllegalArgumentException. */
    Output look(Command command) throws RemoteException, InterruptedException;

    /** The content of a remote file, read with the rights of root; empty where there is no such file. */
    Optional<byte[]> download(String path) throws RemoteException, InterruptedException;

    /**
     * Opens a stream to a unix socket on the host, as a user who may use it. Only {@code swarm.engineapi} calls this;
     * during planning it sends nothing but GET requests.
     */
    RemoteStream dial(String socketPath) throws RemoteException, InterruptedException;
}

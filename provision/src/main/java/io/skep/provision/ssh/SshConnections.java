package io.skep.provision.ssh;

import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.RemoteException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.schmizz.sshj.Config;

/**
 * Opens SSH connections to hosts and keeps them: one for each host, shared by everybody, opened again when it was lost. Safe for use by
 * several threads. Closing it closes every connection; commands started detached go on.
 */
public final class SshConnections implements AutoCloseable {

    private record Key(String host, Endpoint endpoint) {}

    private record Kept(SshConnection connection, HostLinks links) {}

    private final Optional<Path> agentSocket;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    /** Connections of this process; keys come from files or from the agent that listens at {@code agentSocket}. */
    public SshConnections(Optional<Path> agentSocket) {
        this.agentSocket = agentSocket;
    }

    /** Connections that use the agent of the environment, {@code SSH_AUTH_SOCK}, where there is one. */
    public static SshConnections ofEnvironment() {
        return new SshConnections(Optional.ofNullable(System.getenv("SSH_AUTH_SOCK"))
                .filter(text -> !text.isBlank())
                .map(Path::of));
    }

    /**
     * The connection to a host, open.
     *
     * @param host its name, for errors
     * @param endpoint where and as whom; its passphrase resolved
     * @param patience how long to wait for a host that does not answer yet; zero: one try
     * @throws RemoteException naming host, address and cause; retryable when the host may answer later and nobody has waited for it
     *     yet: what a patience was too short for is not waited for again and again
     */
    public Connection connect(String host, Endpoint endpoint, Duration patience)
            throws RemoteException, InterruptedException {
        Kept found = kept.computeIfAbsent(new Key(host, endpoint), this::prepared);
        try {
            found.connection.open(patience);
        } catch (RemoteException failed) {
            throw patience.isZero() ? failed : waitedFor(failed);
        }
        return found.connection;
    }

    @Override
    public void close() {
        kept.values().forEach(each -> each.links.close());
        kept.clear();
    }

    /** Not worth another try, but what was begun before the connection was lost may go on. */
    private static RemoteException waitedFor(RemoteException failed) {
        String message = String.valueOf(failed.getMessage());
        return failed.open() ? RemoteException.stillOpen(message, failed) : new RemoteException(message, false, failed);
    }

    private Kept prepared(Key key) {
        Opener opener = new Opener(key.host, key.endpoint, algorithms(), agentSocket);
        HostLinks links = new HostLinks(opener);
        return new Kept(new SshConnection(key.host, key.endpoint.user(), links), links);
    }

    private static Config algorithms() {
        return Once.CONFIG;
    }

    /** Made on first use: it loads and tries every algorithm. */
    private static final class Once {
        private static final Config CONFIG = SafeAlgorithms.config();
    }
}

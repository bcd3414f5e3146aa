package io.skep.provision.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.transport.TransportException;

/**
 * One open SSH connection, logged in, and its session slots. Asks the host for a sign of life now and then, and closes itself when none
 * comes, so that whoever waits on it learns that it is lost.
 */
final class Link implements AutoCloseable {

    /** OpenSSH allows ten sessions on a connection unless told otherwise; two are left for others. */
    static final int SLOTS = 8;

    private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(15);
    private static final Duration WAIT_FOR_SIGN = Duration.ofSeconds(45);
    private static final System.Logger LOG = System.getLogger(Link.class.getName());

    private final SSHClient client;
    private final Semaphore slots = new Semaphore(SLOTS);

    Link(SSHClient client) {
        this.client = client;
        Thread.ofVirtual().name("skep-keep-alive-" + client.getRemoteHostname()).start(this::keepAlive);
    }

    SSHClient client() {
        return client;
    }

    Semaphore slots() {
        return slots;
    }

    /** Whether commands can be started on it, as far as one knows. */
    boolean alive() {
        return client.isConnected() && client.isAuthenticated();
    }

    @Override
    public void close() {
        drop(client);
    }

    /** Closes a connection in whatever state it is, without waiting for the other side. */
    static void drop(SSHClient client) {
        try {
            client.close();
        } catch (IOException alreadyBroken) {
            LOG.log(System.Logger.Level.DEBUG, "closing a broken connection", alreadyBroken);
        }
    }

    private void keepAlive() {
        try {
            while (alive()) {
                Thread.sleep(BETWEEN_SIGNS);
                if (alive() && !answers()) {
                    LOG.log(System.Logger.Level.DEBUG, "no sign of life from " + client.getRemoteHostname());
                    // The socket first: a polite goodbye could wait for the dead peer for ever.
                    client.getSocket().close();
                    close();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            LOG.log(System.Logger.Level.DEBUG, "keep-alive ended", broken);
            close();
        }
    }

    private boolean answers() throws InterruptedException {
        Thread asking = Thread.ofVirtual().unstarted(this::ask);
        asking.start();
        return asking.join(WAIT_FOR_SIGN);
    }

    private void ask() {
        try {
            client.getConnection()
                    .sendGlobalRequest("keepalive@openssh.com", true, new byte[0])
                    .retrieve(WAIT_FOR_SIGN.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ConnectionException refused) {
            // Servers need not know the request: a refusal is a sign of life too.
            LOG.log(System.Logger.Level.TRACE, "keep-alive answered", refused);
        } catch (TransportException broken) {
            LOG.log(System.Logger.Level.DEBUG, "keep-alive failed", broken);
        }
    }
}

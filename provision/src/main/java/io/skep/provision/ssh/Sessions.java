package io.skep.provision.ssh;

import io.skep.plans.remote.RemoteException;
import java.time.Duration;
import java.util.Optional;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;

/** Opens sessions on a host's connections, opening these again where they were lost: nothing runs before a session is open. */
final class Sessions {

    private static final Duration REOPEN = Duration.ofSeconds(15);
    private static final Duration WHILE_FULL = Duration.ofMillis(200);
    private static final int TRIES = 4;
    private static final int TRIES_WHILE_FULL = 100;

    private final String host;
    private final HostLinks links;

    Sessions(String host, HostLinks links) {
        this.host = host;
        this.links = links;
    }

    /** A session for a command; waits for a free slot. */
    Slot forCommand() throws RemoteException, InterruptedException {
        return open(false);
    }

    /** A session for a stream that may stay open for long. */
    Slot forStream() throws RemoteException, InterruptedException {
        return open(true);
    }

    private Slot open(boolean stream) throws RemoteException, InterruptedException {
        int lost = 0;
        int full = 0;
        while (true) {
            Link link = stream ? links.slotForStream(REOPEN) : slotForCommand();
            Optional<Session> session = Optional.empty();
            try {
                session = Optional.of(link.client().startSession());
                return new Slot(link, session.get());
            } catch (OpenFailException refused) {
                // The server allows fewer sessions than we take for granted: wait for one of ours to end.
                if (++full > TRIES_WHILE_FULL) {
                    throw new RemoteException(
                            host + " opens no further SSH session (" + refused.getMessage()
                                    + "); raise MaxSessions in /etc/ssh/sshd_config there",
                            true,
                            refused);
                }
                Thread.sleep(WHILE_FULL);
            } catch (SSHException | IllegalStateException broken) {
                // SSHJ throws the latter, "Not connected", when the connection was lost a moment ago.
                link.close();
                if (++lost >= TRIES) {
                    throw new RemoteException(
                            "the connection to " + host + " was lost " + lost + " times: " + broken.getMessage(),
                            true,
                            broken);
                }
            } finally {
                if (session.isEmpty()) {
                    link.slots().release();
                }
            }
        }
    }

    private Link slotForCommand() throws RemoteException, InterruptedException {
        Link link = links.forCommands(REOPEN);
        link.slots().acquire();
        return link;
    }
}

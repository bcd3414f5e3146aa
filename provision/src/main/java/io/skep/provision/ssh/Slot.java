package io.skep.provision.ssh;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.direct.Session;

/** A session on a link, and the slot it takes there until it is closed. */
final class Slot implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Slot.class.getName());

    private final Link link;
    private final Session session;
    private final AtomicBoolean given = new AtomicBoolean();

    Slot(Link link, Session session) {
        this.link = link;
        this.session = session;
    }

    /** Sends the line; nothing has run before this. */
    Session.Command exec(String line) throws LinkLost {
        try {
            return session.exec(line);
        } catch (SSHException lost) {
            throw new LinkLost("the connection was lost", lost);
        }
    }

    @Override
    public void close() {
        // The server confirms a close only when the command has ended; nobody should wait for that.
        Thread.ofVirtual().start(this::closeNow);
    }

    private void closeNow() {
        try {
            session.close();
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "closing a lost session", gone);
        } finally {
            if (given.compareAndSet(false, true)) {
                link.slots().release();
            }
        }
    }
}

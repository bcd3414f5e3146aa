package io.skep.provision.ssh;

import io.skep.plans.remote.RemoteException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connections to one host: one for commands, kept and opened again when it is lost; and, only where streams have to be run as
 * commands, further ones for these, since a stream may hold its slot for long.
 */
final class HostLinks implements AutoCloseable {

    private final Opener opener;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Link> forStreams = new ArrayList<>();
    private Optional<Link> forCommands = Optional.empty();

    HostLinks(Opener opener) {
        this.opener = opener;
    }

    /** The connection for commands, opened with the given patience where there is none that lives. */
    Link forCommands(Duration patience) throws RemoteException, InterruptedException {
        lock.lockInterruptibly();
        try {
            Link link = forCommands.filter(Link::alive).orElse(null);
            if (link == null) {
                forCommands.ifPresent(Link::close);
                link = opener.open(patience);
                forCommands = Optional.of(link);
            }
            return link;
        } finally {
            lock.unlock();
        }
    }

    /** A connection with a free slot for a long stream; the slot is taken. */
    Link slotForStream(Duration patience) throws RemoteException, InterruptedException {
        lock.lockInterruptibly();
        try {
            forStreams.removeIf(link -> !link.alive());
            for (Link link : forStreams) {
                if (link.slots().tryAcquire()) {
                    return link;
                }
            }
            Link link = opener.open(patience);
            forStreams.add(link);
            link.slots().acquire();
            return link;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            forCommands.ifPresent(Link::close);
            forStreams.forEach(Link::close);
            forStreams.clear();
            forCommands = Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}

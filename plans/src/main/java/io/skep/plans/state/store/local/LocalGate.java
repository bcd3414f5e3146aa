package io.skep.plans.state.store.local;

import io.skep.plans.state.store.Shelf.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operating system's lock on a file, which dies with its holder. No other code opens that file, for closing it anywhere in this process
 * would give the lock up unnoticed.
 */
final class LocalGate implements Gate {
    /** Files locked by this very process, which the operating system would let in again. */
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LocalGate(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Locks a file; {@code file} must always be spelled the same way. */
    static Optional<Gate> pass(Path file) {
        if (!HERE.add(file)) {
            return Optional.empty();
        }
        boolean locked = false;
        // An interrupt would close the channel and with it the gate.
        boolean interrupted = Thread.interrupted();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            if (locked) {
                return Optional.of(new LocalGate(file, channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot lock " + file + ": " + failed.getMessage(), failed);
        } finally {
            if (!locked) {
                HERE.remove(file);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot give up the lock on " + file + ": " + failed.getMessage(), failed);
        } finally {
            HERE.remove(file);
        }
    }
}

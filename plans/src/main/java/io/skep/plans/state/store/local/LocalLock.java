package io.skep.plans.state.store.local;

import io.skep.plans.apply.Pace;
import io.skep.plans.failure.Locked;
import io.skep.plans.state.Lock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock on a folder: the operating system's lock on the file {@code lock}, which dies with its holder. No other code opens that file,
 * for closing it anywhere in this process would give the lock up unnoticed; who holds it is told by {@code lock.info} beside it.
 */
final class LocalLock implements Lock {
    /** Folders locked by this very process, which the operating system would let in again. */
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Path folder;
    private final FileChannel channel;

    private LocalLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static LocalLock take(Path folder, String operation, Duration patience, Pace pace) throws InterruptedException {
        Path real = realPath(folder);
        Instant until = pace.now().plus(patience);
        Optional<LocalLock> taken = attempt(real);
        while (taken.isEmpty()) {
            if (!pace.now().isBefore(until)) {
                throw new Locked(message(real, patience));
            }
            pace.pause(BETWEEN_TRIES);
            taken = attempt(real);
        }
        taken.get().sign(owner(operation, pace));
        return taken.get();
    }

    /** Written whole, but not forced to disk: after a power cut nobody holds the lock. */
    private void sign(Owner owner) {
        Path temporary = folder.resolve(".lock.info.new");
        try {
            Files.writeString(temporary, owner.toString());
            Files.move(temporary, folder.resolve("lock.info"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            close();
            throw new UncheckedIOException("Cannot write lock.info in " + folder + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve("lock.info"));
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot give up the lock on " + folder + ": " + failed.getMessage(), failed);
        } finally {
            HERE.remove(folder);
        }
    }

    private static Optional<LocalLock> attempt(Path folder) {
        if (!HERE.add(folder)) {
            return Optional.empty();
        }
        boolean locked = false;
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            if (locked) {
                return Optional.of(new LocalLock(folder, channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot lock " + folder + ": " + failed.getMessage(), failed);
        } finally {
            if (!locked) {
                HERE.remove(folder);
            }
        }
    }

    private static Owner owner(String operation, Pace pace) {
        return new Owner(
                operation,
                System.getProperty("user.name", "?"),
                machine(),
                ProcessHandle.current().pid(),
                pace.now().toString());
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "this machine";
        }
    }

    private static String message(Path folder, Duration patience) {
        String waited = patience.isZero() ? "" : " Waited " + patience.toSeconds() + "s for it.";
        return "The state in " + folder + " is in use: " + holder(folder) + "." + waited
                + " Wait until that ends, or type -lock-timeout=5m to wait for it here.";
    }

    private static String holder(Path folder) {
        try {
            return Files.readString(folder.resolve("lock.info"));
        } catch (IOException justBegun) {
            return "by a process that has not yet said who it is";
        }
    }

    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot lock " + folder + ": " + failed.getMessage(), failed);
        }
    }
}

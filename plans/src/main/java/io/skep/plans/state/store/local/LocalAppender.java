package io.skep.plans.state.store.local;

import io.skep.plans.state.form.DurableFile;
import io.skep.plans.state.store.Shelf.Appender;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that grows. It is written through a plain stream and not a channel: a channel is closed for good when a thread that writes to it
 * is interrupted, and steps are interrupted.
 */
final class LocalAppender implements Appender {
    private final Path file;
    private final FileOutputStream stream;

    private LocalAppender(Path file, FileOutputStream stream) {
        this.file = file;
        this.stream = stream;
    }

    /** A new file; empty where there is one. */
    static Optional<Appender> create(Path file) {
        try {
            FileOutputStream stream = DurableFile.create(file);
            DurableFile.forceFolderOf(file);
            return Optional.of(new LocalAppender(file, stream));
        } catch (FileAlreadyExistsException taken) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot make " + file + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public synchronized void append(byte[] content) {
        try {
            stream.write(content);
            stream.getFD().sync();
        } catch (IOException failed) {
            giveUp(failed);
            throw new UncheckedIOException("Cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    /** A line may have been written in part: nothing may follow it. */
    private void giveUp(IOException failed) {
        try {
            stream.close();
        } catch (IOException again) {
            failed.addSuppressed(again);
        }
    }

    @Override
    public synchronized void close() {
        try {
            stream.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot close " + file + ": " + failed.getMessage(), failed);
        }
    }
}

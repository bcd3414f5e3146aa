package io.skep.plans.state.store.local;

import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.State;
import io.skep.plans.state.form.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The journal in {@code journal.jsonl}. It is written through a plain stream and not a channel: a channel is closed for good when a
 * thread that writes to it is interrupted, and steps are interrupted.
 */
final class LocalJournal implements Journal {
    private final LocalStore store;
    private final Path file;
    private final long serial;
    private final JournalLines lines;
    private final FileOutputStream stream;

    private LocalJournal(LocalStore store, Path file, long serial, JournalLines lines, FileOutputStream stream) {
        this.store = store;
        this.file = file;
        this.serial = serial;
        this.lines = lines;
        this.stream = stream;
    }

    static LocalJournal create(LocalStore store, Path file, long serial, JournalLines lines) {
        try {
            FileOutputStream stream = DurableFile.create(file);
            DurableFile.forceFolderOf(file);
            return new LocalJournal(store, file, serial, lines, stream);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot make the journal " + file + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public long serial() {
        return serial;
    }

    @Override
    public synchronized void append(List<JournalEntry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        entries.forEach(entry -> bytes.writeBytes(lines.write(serial, entry)));
        try {
            stream.write(bytes.toByteArray());
            stream.getFD().sync();
        } catch (IOException failed) {
            giveUp(failed);
            throw new UncheckedIOException("Cannot write the journal " + file + ": " + failed.getMessage(), failed);
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
    public synchronized void close(State state) {
        try {
            stream.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot close the journal " + file + ": " + failed.getMessage(), failed);
        }
        store.snapshot(state);
        store.putJournalAway();
    }
}

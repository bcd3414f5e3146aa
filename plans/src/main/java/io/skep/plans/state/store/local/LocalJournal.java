package io.skep.plans.state.store.local;

import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.State;
import io.skep.plans.state.form.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** The journal in {@code journal.jsonl}. */
final class LocalJournal implements Journal {
    private final LocalStore store;
    private final Path file;
    private final long serial;
    private final JournalLines lines;
    private final FileChannel channel;

    private LocalJournal(LocalStore store, Path file, long serial, JournalLines lines, FileChannel channel) {
        this.store = store;
        this.file = file;
        this.serial = serial;
        this.lines = lines;
        this.channel = channel;
    }

    static LocalJournal create(LocalStore store, Path file, long serial, JournalLines lines) {
        try {
            FileChannel channel = DurableFile.create(file);
            DurableFile.forceFolderOf(file);
            return new LocalJournal(store, file, serial, lines, channel);
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
            DurableFile.writeAll(channel, bytes.toByteArray());
            channel.force(false);
        } catch (IOException failed) {
            giveUp(failed);
            throw new UncheckedIOException("Cannot write the journal " + file + ": " + failed.getMessage(), failed);
        }
    }

    /** A line may have been written in part: nothing may follow it. */
    private void giveUp(IOException failed) {
        try {
            channel.close();
        } catch (IOException again) {
            failed.addSuppressed(again);
        }
    }

    @Override
    public synchronized void close(State state) {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot close the journal " + file + ": " + failed.getMessage(), failed);
        }
        store.snapshot(state);
        store.putJournalAway();
    }
}

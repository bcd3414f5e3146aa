package io.skep.plans.state.store;

import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.State;
import io.skep.plans.state.form.JournalLines;
import java.util.List;
import java.util.function.Consumer;

/**
 * A journal on a shelf. The fence is asked before a write, so that a process that lost its lock writes nothing, and after it, so that what
 * it was told to be durable is what the new holder has read: that one takes the lock first and reads then.
 */
final class KeptJournal implements Journal {
    private final long serial;
    private final JournalLines.Writer lines;
    private final Shelf.Appender appender;
    private final Fence fence;
    private final Consumer<State> snapshots;

    KeptJournal(
            long serial, JournalLines.Writer lines, Shelf.Appender appender, Fence fence, Consumer<State> snapshots) {
        this.serial = serial;
        this.lines = lines;
        this.appender = appender;
        this.fence = fence;
        this.snapshots = snapshots;
    }

    @Override
    public long serial() {
        return serial;
    }

    @Override
    public synchronized void append(List<JournalEntry> entries) {
        fence.mustHold();
        appender.append(lines.lines(entries));
        fence.mustHold();
    }

    @Override
    public synchronized void close(State state) {
        appender.close();
        fence.mustHold();
        snapshots.accept(state);
        fence.mustHold();
    }
}

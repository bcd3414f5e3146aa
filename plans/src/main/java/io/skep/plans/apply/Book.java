package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Ledger;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The journal and the state it leads to, kept together. An entry is durable before it counts. When the journal fails, nothing more may be
 * done: all that enter or settle fail from then on. What several threads enter while the journal is being written is written together
 * next, since it is the forcing to disk that takes long. Safe for any thread.
 */
final class Book {
    private final Journal journal;
    private final Ledger ledger;
    /** Whose turn it is writes all that is waiting. Taken before the monitor, never within it. */
    private final ReentrantLock turn = new ReentrantLock();

    private Batch waiting = new Batch();
    private Optional<Throwable> broken = Optional.empty();

    /** What is written at one go. */
    private static final class Batch {
        private final List<JournalEntry> entries = new ArrayList<>();
        private boolean durable;
    }

    /** The journal cannot be written; the cause says why. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(Throwable cause) {
            super(cause);
            this.cause = cause;
        }

        private final Throwable cause;

        /** What went wrong, for whoever called the story; what is not in the journal is found by the next plan's look. */
        RuntimeException failure() {
            if (cause instanceof Error error) {
                throw error;
            }
            return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
        }
    }

    Book(Journal journal, State state, String topology) {
        this.journal = journal;
        this.ledger =
                new Ledger(new State(state.lineage(), journal.serial(), topology, state.resources(), state.outputs()));
    }

    /** Returns when these entries, one after the other, are durable and count. */
    void enter(List<JournalEntry> entries) {
        Batch batch = join(entries);
        turn.lock();
        try {
            if (!batch.durable) {
                write(batch);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Enters these with whatever is entered next, or by {@link #settle}: the end of a step needs no write of its own where another begins. */
    void enterLater(List<JournalEntry> entries) {
        join(entries);
    }

    /** Returns when all that was entered is durable and counts. */
    void settle() {
        if (isWaiting()) {
            enter(List.of());
        }
    }

    private synchronized boolean isWaiting() {
        refuseBroken();
        return !waiting.entries.isEmpty();
    }

    private synchronized Batch join(List<JournalEntry> entries) {
        refuseBroken();
        waiting.entries.addAll(entries);
        return waiting;
    }

    /** Closes the batch, writes it, and lets it count. */
    private void write(Batch batch) {
        close(batch);
        try {
            journal.append(batch.entries);
        } catch (RuntimeException | Error failed) {
            fail(failed);
        }
        count(batch);
    }

    private synchronized void close(Batch batch) {
        refuseBroken();
        if (batch == waiting) {
            waiting = new Batch();
        }
    }

    /** Called under the monitor. */
    private void refuseBroken() {
        broken.ifPresent(cause -> {
            throw new Broken(cause);
        });
    }

    private synchronized void fail(Throwable failed) {
        broken = Optional.of(failed);
        throw new Broken(failed);
    }

    private synchronized void count(Batch batch) {
        batch.entries.forEach(entry -> ledger.enter(journal.serial(), entry));
        batch.durable = true;
    }

    synchronized Optional<Recorded> recorded(Address address) {
        return ledger.recorded(address);
    }

    synchronized State state() {
        return ledger.state();
    }
}

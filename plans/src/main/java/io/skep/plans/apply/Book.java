package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Ledger;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import java.util.List;
import java.util.Optional;

/**
 * The journal and the state it leads to, kept together. An entry is durable before it counts. When the journal fails, nothing more may be
 * done: every call fails from then on. Safe for any thread.
 */
final class Book {
    private final Journal journal;
    private final Ledger ledger;
    private Optional<Throwable> broken = Optional.empty();

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

    synchronized void enter(List<JournalEntry> entries) {
        if (broken.isPresent()) {
            throw new Broken(broken.get());
        }
        try {
            journal.append(entries);
        } catch (RuntimeException | Error failed) {
            broken = Optional.of(failed);
            throw new Broken(failed);
        }
        entries.forEach(entry -> ledger.enter(journal.serial(), entry));
    }

    synchronized Optional<Recorded> recorded(Address address) {
        return ledger.recorded(address);
    }

    synchronized State state() {
        return ledger.state();
    }
}

package io.skep.plans.state;

import java.util.List;

/**
 * The durable record of one apply. An entry is on disk before the call that appends it returns: a step is begun only after its
 * {@link JournalEntry.Begun}, and what waits for it only after its {@link JournalEntry.Done}. Safe for any thread. When a write fails
 * the journal is of no more use and every later call fails too.
 */
public interface Journal {

    /** The serial of this apply. */
    long serial();

    /** Appends entries together, in order. */
    void append(List<JournalEntry> entries);

    /** Writes the state that the entries lead to as a snapshot, then puts the journal away. */
    void close(State state);
}

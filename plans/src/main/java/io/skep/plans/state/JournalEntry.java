package io.skep.plans.state;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/** One line of the journal. What each does to the state is {@link Ledger}'s. Holds no secret once written. */
public sealed interface JournalEntry {

    /**
     * An apply of the plan with this digest began, or another operation that changes the state, as {@code state rm}; in process {@code pid}.
     * Its serial is the line's.
     */
    record Opened(String lineage, String topology, String operation, String plan, long pid, Instant at)
            implements JournalEntry {}

    /** A step is about to begin; the first step of a change carries what is intended. */
    record Begun(String step, Address address, String title, Optional<Intent> intent) implements JournalEntry {}

    /** A step is done and learned these outputs. */
    record Done(String step, Address address, Entries outputs) implements JournalEntry {}

    /** A step failed, by a verdict on it; the error is for people. Where its fate is open, as when the connection is lost, no entry says so. */
    record Failed(String step, Address address, String error) implements JournalEntry {}

    /** A resource has reached what was planned. */
    record Settled(Recorded recorded) implements JournalEntry {}

    /** A resource is gone, or no longer looked after. */
    record Gone(Address address) implements JournalEntry {}

    /** A resource goes on under another address; nothing was done to it. */
    record Moved(Address from, Address to) implements JournalEntry {}

    /** The topology's outputs. */
    record Outputs(SortedMap<String, Value> values) implements JournalEntry {}

    /** The apply ended in its own time: {@code outcome} in a word. */
    record Closed(String outcome) implements JournalEntry {}
}

package io.skep.cli.simulated;

import io.skep.plans.failure.Locked;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Ledger;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.StateStore;
import io.skep.plans.state.form.CheckedDocument;
import io.skep.plans.state.form.StoredForm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A state as texts in memory, as a store on disk would hold it; a process may be killed before and after every write. */
public final class MemoryStore implements StateStore {

    private static final CheckedDocument DOCUMENT = new CheckedDocument("state", List.of(), "");

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final StoredForm form;
    private final List<String> everything = new ArrayList<>();
    private byte[] snapshot = {};
    private final List<String> journal = new ArrayList<>();
    private long journalSerial;
    private Optional<State> read = Optional.empty();
    private Life life = Life.whole();
    private boolean locked;

    MemoryStore(StoredForm form) {
        this.form = form;
    }

    /** A new process comes to it; the lock of one that was killed is free. */
    void enter(Life now) {
        life = now;
        locked = false;
    }

    boolean locked() {
        return locked;
    }

    /** Every text that was ever written, for finding secrets. */
    public List<String> everything() {
        return everything;
    }

    /** The entries since the last snapshot. */
    List<JournalEntry> entries() {
        return journal.stream()
                .map(text -> form.read(form.parse(text), JournalEntry.class))
                .toList();
    }

    /** Read anew after every write, and only then. */
    @Override
    public Optional<State> load() {
        if (read.isEmpty() && snapshot.length > 0) {
            State base = DOCUMENT.read(snapshot, "memory", State.class, form);
            Ledger ledger = new Ledger(base);
            if (journalSerial > base.serial()) {
                entries().forEach(entry -> ledger.enter(journalSerial, entry));
            }
            read = Optional.of(ledger.state());
        }
        return read;
    }

    private void write(State state) {
        life.write();
        read = Optional.empty();
        snapshot = DOCUMENT.write(state, form);
        everything.add(new String(snapshot, StandardCharsets.UTF_8));
        life.write();
    }

    @Override
    public State begin(String topology, String lineage) {
        State state = new State(lineage, 0, topology, new TreeMap<>(), new TreeMap<>());
        write(state);
        return state;
    }

    @Override
    public Journal open(State state, String topology, String plan) {
        if (!journal.isEmpty()) {
            write(state);
            journal.clear();
            read = Optional.empty();
        }
        Pages opened = new Pages(state.serial() + 1);
        opened.append(List.of(new JournalEntry.Opened(state.lineage(), topology, "apply", plan, 1, BEGINNING)));
        return opened;
    }

    @Override
    public State replace(State before, State after) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Lock lock(String operation, Duration patience) {
        life.write();
        if (locked) {
            throw new Locked("locked");
        }
        locked = true;
        return () -> {
            if (!life.over()) {
                locked = false;
            }
        };
    }

    private final class Pages implements Journal {
        private final long serial;

        Pages(long serial) {
            this.serial = serial;
        }

        @Override
        public long serial() {
            return serial;
        }

        @Override
        public synchronized void append(List<JournalEntry> entries) {
            life.write();
            journalSerial = serial;
            read = Optional.empty();
            for (JournalEntry entry : entries) {
                String text = form.text(entry);
                journal.add(text);
                everything.add(text);
            }
            life.write();
        }

        @Override
        public synchronized void close(State state) {
            write(state);
            journal.clear();
        }
    }
}

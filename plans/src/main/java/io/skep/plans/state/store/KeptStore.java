package io.skep.plans.state.store;

import io.skep.plans.apply.Pace;
import io.skep.plans.failure.Locked;
import io.skep.plans.failure.UserError;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.StateStore;
import io.skep.plans.state.form.JournalLines;
import io.skep.plans.state.form.NewerFormat;
import io.skep.plans.state.form.StateTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A state on a shelf: {@code state-5.json} is the state at the end of serial 5, {@code journal-5.jsonl} what was done in it. The state is
 * the newest snapshot and the journals after it, replayed. Nothing is ever written over: a snapshot and a journal is kept under a name that
 * nothing has, so that of two who would write the same serial only one can. A kill between any two writes is harmless. The newest
 * generations stay and the older ones go.
 */
public class KeptStore implements StateStore {
    private final Shelf shelf;
    private final StateTexts texts;
    private final Pace pace;
    private final int generations;
    private final Leases leases;
    private Optional<HeldLock> held = Optional.empty();
    private List<String> remarks = List.of();

    /**
     * A store.
     *
     * @param generations how many snapshots stay, at least one
     * @param lease how long a holder of the lock may stay silent
     */
    public KeptStore(Shelf shelf, StateTexts texts, Pace pace, int generations, Duration lease) {
        this.shelf = shelf;
        this.texts = texts;
        this.pace = pace;
        this.generations = Math.max(1, generations);
        this.leases = new Leases(shelf, texts, pace, lease);
    }

    @Override
    public final Optional<State> load() {
        Reading reading = new Reading(shelf, texts, this::earlier);
        Optional<State> state = reading.state();
        remarks = reading.remarks();
        return state;
    }

    @Override
    public final List<String> remarks() {
        return remarks;
    }

    /** What can still be read, where {@link #load} refuses; the state where it does not. */
    public final Salvaged salvage() {
        try {
            Optional<State> state = load();
            return new Salvaged(state, state.isPresent() && remarks.isEmpty(), remarks);
        } catch (NewerFormat newer) {
            throw newer;
        } catch (UserError damaged) {
            Salvaged salvaged = new Salvage(shelf, texts).salvaged();
            return salvaged.state().isPresent() ? salvaged : earlierSalvaged();
        }
    }

    /** What can still be read of a state kept in a way of before. */
    protected Salvaged earlierSalvaged() {
        return Salvaged.NOTHING;
    }

    /** A state kept in a way of before, where nothing is on the shelf yet. */
    protected Optional<State> earlier() {
        return Optional.empty();
    }

    @Override
    public State begin(String topology, String lineage) {
        if (load().isPresent()) {
            throw new IllegalStateException("there is a state in " + shelf.place() + " already");
        }
        State state = new State(lineage, 0, topology, new TreeMap<>(), new TreeMap<>());
        fence().mustHold();
        snapshot(state);
        return state;
    }

    @Override
    public Journal open(State state, String topology, String plan) {
        mustStillBe(state);
        fence().mustHold();
        fold(state);
        long serial = state.serial() + 1;
        Shelf.Appender appender = newJournal(serial).orElseThrow(KeptStore::changedMeanwhile);
        KeptJournal journal = new KeptJournal(
                serial, texts.journal(state.lineage()).writer(serial), appender, fence(), this::snapshot);
        journal.append(List.of(opened(state.lineage(), topology, plan)));
        return journal;
    }

    @Override
    public final State replace(State before, State after) {
        Journal journal = open(before, after.topology(), "");
        List<JournalEntry> entries = new ArrayList<>();
        before.resources().keySet().stream()
                .filter(address -> after.recorded(address).isEmpty())
                .forEach(address -> entries.add(new JournalEntry.Gone(address)));
        after.resources().values().stream()
                .filter(recorded -> !before.recorded(recorded.address()).equals(Optional.of(recorded)))
                .forEach(recorded -> entries.add(new JournalEntry.Settled(recorded)));
        entries.add(new JournalEntry.Outputs(after.outputs()));
        entries.add(new JournalEntry.Closed("complete"));
        journal.append(entries);
        State next =
                new State(before.lineage(), journal.serial(), after.topology(), after.resources(), after.outputs());
        journal.close(next);
        return next;
    }

    @Override
    public final Lock lock(String operation, Duration patience) throws InterruptedException {
        HeldLock taken = leases.take(operation, patience);
        held = Optional.of(taken);
        return () -> {
            held = Optional.empty();
            taken.close();
        };
    }

    /** Who holds the lock, and the way to break it. */
    public final Leases leases() {
        return leases;
    }

    /** What a state of this store is as plain text. */
    public final StateTexts texts() {
        return texts;
    }

    /** What was kept of earlier serials. */
    public final Generations generations() {
        return new Generations(shelf, texts);
    }

    /**
     * Puts a state in place of whatever is there, damaged or not, with a serial above all, and returns it with that. To be called under the
     * lock, after somebody was asked.
     */
    public State supersede(State state) {
        fence().mustHold();
        long serial = Math.max(generations().newest().orElse(-1L) + 1, state.serial() + 1);
        State next = new State(state.lineage(), serial, state.topology(), state.resources(), state.outputs());
        snapshot(next);
        try (Shelf.Appender note = shelf.begin(Names.JOURNAL.of(serial)).orElseThrow(KeptStore::changedMeanwhile)) {
            note.append(texts.journal(next.lineage())
                    .writer(serial)
                    .lines(List.of(opened(next.lineage(), next.topology(), ""), new JournalEntry.Closed("complete"))));
        }
        fence().mustHold();
        return next;
    }

    /** A run that was killed before its first entry was whole leaves a journal that says nothing: under the lock nobody else writes it. */
    private Optional<Shelf.Appender> newJournal(long serial) {
        String name = Names.JOURNAL.of(serial);
        Optional<Shelf.Appender> begun = shelf.begin(name);
        if (begun.isPresent() || held.isEmpty()) {
            return begun;
        }
        boolean saysNothing = shelf.read(name)
                .map(bytes -> texts.journal("").read(bytes, name).lines().isEmpty())
                .orElse(true);
        if (saysNothing) {
            shelf.remove(name);
            return shelf.begin(name);
        }
        return Optional.empty();
    }

    /** Writes every generation anew with the key of now. To be called under the lock. A damaged one is a {@link io.skep.plans.failure.UserError}. */
    public final void reseal() {
        fence().mustHold();
        SortedSet<String> names = shelf.names();
        for (long serial : Names.SNAPSHOT.numbersIn(names)) {
            String name = Names.SNAPSHOT.of(serial);
            shelf.read(name).ifPresent(bytes -> shelf.put(name, texts.snapshot(texts.snapshot(bytes, name))));
        }
        for (long serial : Names.JOURNAL.numbersIn(names)) {
            String name = Names.JOURNAL.of(serial);
            shelf.read(name).ifPresent(bytes -> shelf.put(name, resealed(serial, bytes, name)));
        }
    }

    private byte[] resealed(long serial, byte[] bytes, String name) {
        List<JournalLines.Line> lines = texts.journal("").read(bytes, name).lines();
        String lineage = lines.stream()
                .map(JournalLines.Line::entry)
                .filter(JournalEntry.Opened.class::isInstance)
                .map(entry -> ((JournalEntry.Opened) entry).lineage())
                .findFirst()
                .orElse("");
        return texts.journal(lineage)
                .writer(serial)
                .lines(lines.stream().map(JournalLines.Line::entry).toList());
    }

    /** Where it is kept, for people. */
    public final String place() {
        return shelf.place();
    }

    private JournalEntry opened(String lineage, String topology, String plan) {
        return new JournalEntry.Opened(
                lineage,
                topology,
                held.map(HeldLock::operation).orElse("apply"),
                plan,
                ProcessHandle.current().pid(),
                pace.now());
    }

    private Fence fence() {
        return held.<Fence>map(lock -> lock).orElse(Fence.NONE);
    }

    /** What a killed run left in its journal becomes a snapshot, and the journal what was read of it: who wrote it may still be frozen. */
    private void fold(State state) {
        SortedSet<String> names = shelf.names();
        SortedSet<Long> snapshots = Names.SNAPSHOT.numbersIn(names);
        if (snapshots.isEmpty() || snapshots.last() < state.serial()) {
            snapshot(state);
            String journal = Names.JOURNAL.of(state.serial());
            shelf.read(journal).ifPresent(bytes -> shelf.put(journal, bytes));
        }
    }

    private void snapshot(State state) {
        if (!shelf.keep(Names.SNAPSHOT.of(state.serial()), texts.snapshot(state))) {
            throw changedMeanwhile();
        }
        forgetOldGenerations();
    }

    private void forgetOldGenerations() {
        SortedSet<String> names = shelf.names();
        SortedSet<Long> snapshots = Names.SNAPSHOT.numbersIn(names);
        if (snapshots.size() <= generations) {
            return;
        }
        long oldest = new ArrayList<>(snapshots).get(snapshots.size() - generations);
        for (long old : snapshots.headSet(oldest)) {
            shelf.remove(Names.SNAPSHOT.of(old));
        }
        for (long old : Names.JOURNAL.numbersIn(names).headSet(oldest)) {
            shelf.remove(Names.JOURNAL.of(old));
        }
    }

    private void mustStillBe(State state) {
        State now = load().orElseThrow(KeptStore::changedMeanwhile);
        if (now.serial() != state.serial() || !now.lineage().equals(state.lineage())) {
            throw changedMeanwhile();
        }
    }

    private static Locked changedMeanwhile() {
        return new Locked("Another process changed the state meanwhile. Nothing was written; run plan again.");
    }
}

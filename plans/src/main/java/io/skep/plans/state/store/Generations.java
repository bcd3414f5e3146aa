package io.skep.plans.state.store;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.State;
import io.skep.plans.state.form.JournalLines;
import io.skep.plans.state.form.StateTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is kept of the serials so far, to look at and to go back to. */
public final class Generations {
    private final Shelf shelf;
    private final StateTexts texts;

    /**
     * One serial.
     *
     * @param opened what began it; empty where its journal is gone or cannot be read
     * @param outcome in a word: {@code complete}, {@code failed}, {@code stopped}; empty where it was killed or that is unknown
     * @param state as it was at its end; empty where the snapshot is missing or damaged
     */
    public record Generation(
            long serial, Optional<JournalEntry.Opened> opened, Optional<String> outcome, Optional<State> state) {}

    Generations(Shelf shelf, StateTexts texts) {
        this.shelf = shelf;
        this.texts = texts;
    }

    /** The highest serial there is any trace of. */
    public Optional<Long> newest() {
        SortedSet<Long> serials = serials();
        return serials.isEmpty() ? Optional.empty() : Optional.of(serials.last());
    }

    /** All there are, the oldest first. */
    public List<Generation> list() {
        List<Generation> list = new ArrayList<>();
        for (long serial : serials()) {
            List<JournalEntry> entries = entries(serial);
            Optional<JournalEntry.Opened> opened = entries.stream()
                    .filter(JournalEntry.Opened.class::isInstance)
                    .map(JournalEntry.Opened.class::cast)
                    .findFirst();
            Optional<String> outcome = entries.stream()
                    .filter(JournalEntry.Closed.class::isInstance)
                    .map(entry -> ((JournalEntry.Closed) entry).outcome())
                    .findFirst();
            list.add(new Generation(serial, opened, outcome, readable(serial)));
        }
        return list;
    }

    /** The state at the end of a serial; fails with {@link UserError} where it is not kept or is damaged. */
    public State at(long serial) {
        byte[] bytes = shelf.read(Names.SNAPSHOT.of(serial))
                .orElseThrow(() -> new UserError("There is no generation " + serial + " in " + shelf.place()
                        + ". skep state generations lists all there are."));
        return texts.snapshot(bytes, shelf.place() + "/" + Names.SNAPSHOT.of(serial));
    }

    private List<JournalEntry> entries(long serial) {
        try {
            return shelf
                    .read(Names.JOURNAL.of(serial))
                    .map(bytes -> texts.journal("")
                            .passingOverDamage(bytes, Names.JOURNAL.of(serial))
                            .lines())
                    .orElse(List.of())
                    .stream()
                    .map(JournalLines.Line::entry)
                    .toList();
        } catch (UserError unreadable) {
            return List.of();
        }
    }

    private Optional<State> readable(long serial) {
        try {
            return shelf.read(Names.SNAPSHOT.of(serial)).map(bytes -> texts.snapshot(bytes, Names.SNAPSHOT.of(serial)));
        } catch (UserError damaged) {
            return Optional.empty();
        }
    }

    private SortedSet<Long> serials() {
        SortedSet<String> names = shelf.names();
        SortedSet<Long> serials = new TreeSet<>(Names.SNAPSHOT.numbersIn(names));
        serials.addAll(Names.JOURNAL.numbersIn(names));
        return serials;
    }
}

package io.skep.plans.state.store;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Ledger;
import io.skep.plans.state.State;
import io.skep.plans.state.form.JournalLines;
import io.skep.plans.state.form.NewerFormat;
import io.skep.plans.state.form.StateTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads what can still be read of a damaged state: the newest snapshot that is whole, and every line after it that is. What a newer skep
 * wrote is no damage and is not passed over.
 */
final class Salvage {
    private final Shelf shelf;
    private final StateTexts texts;
    private final List<String> told = new ArrayList<>();

    Salvage(Shelf shelf, StateTexts texts) {
        this.shelf = shelf;
        this.texts = texts;
    }

    Salvaged salvaged() {
        SortedSet<String> names = shelf.names();
        Optional<State> base = newestSnapshot(Names.SNAPSHOT.numbersIn(names));
        SortedSet<Long> journals = Names.JOURNAL.numbersIn(names);
        Optional<State> state = base.isPresent()
                ? base.map(snapshot -> replayed(snapshot, journals.tailSet(snapshot.serial() + 1)))
                : fromJournals(journals);
        return new Salvaged(state, false, told);
    }

    private Optional<State> newestSnapshot(SortedSet<Long> serials) {
        for (long serial : new TreeSet<>(serials).descendingSet()) {
            String name = Names.SNAPSHOT.of(serial);
            try {
                Optional<State> state = shelf.read(name).map(bytes -> texts.snapshot(bytes, name));
                if (state.isPresent() && state.get().serial() == serial) {
                    told.add("Took the snapshot " + name + ".");
                    return state;
                }
                told.add("The snapshot " + name + " is gone or of another serial; passed over.");
            } catch (NewerFormat newer) {
                throw newer;
            } catch (UserError damaged) {
                told.add("The snapshot " + name + " cannot be read; passed over.");
            }
        }
        return Optional.empty();
    }

    private State replayed(State base, SortedSet<Long> journals) {
        Ledger ledger = new Ledger(base);
        long expected = base.serial() + 1;
        for (long serial : journals) {
            while (expected < serial) {
                told.add(
                        "The journal " + Names.JOURNAL.of(expected) + " is missing: what was done in it is not known.");
                expected++;
            }
            expected = serial + 1;
            enter(serial, content(serial), base.lineage(), ledger);
        }
        return ledger.state();
    }

    /** Without any snapshot, what was done since the oldest journal is still known. */
    private Optional<State> fromJournals(SortedSet<Long> journals) {
        for (long serial : journals) {
            for (JournalLines.Line line : content(serial).lines()) {
                if (line.entry() instanceof JournalEntry.Opened opened) {
                    told.add("No snapshot can be read. What was done before " + Names.JOURNAL.of(serial)
                            + " is not known.");
                    State nothing = new State(
                            opened.lineage(), serial - 1, opened.topology(), new TreeMap<>(), new TreeMap<>());
                    return Optional.of(replayed(nothing, journals.tailSet(serial)));
                }
            }
        }
        return Optional.empty();
    }

    private JournalLines.Content content(long serial) {
        byte[] bytes = shelf.read(Names.JOURNAL.of(serial)).orElseGet(() -> new byte[0]);
        return texts.journal("").passingOverDamage(bytes, Names.JOURNAL.of(serial));
    }

    private void enter(long serial, JournalLines.Content content, String lineage, Ledger ledger) {
        String name = Names.JOURNAL.of(serial);
        for (JournalLines.Line line : content.lines()) {
            boolean other = line.entry() instanceof JournalEntry.Opened opened
                    && !opened.lineage().equals(lineage);
            if (other || line.serial() != serial) {
                told.add(name + " belongs to another state; passed over.");
                return;
            }
            ledger.enter(serial, line.entry());
        }
        told.add("Took " + content.lines().size() + " lines of " + name + ".");
        content.damaged()
                .forEach(number ->
                        told.add("Line " + number + " of " + name + " cannot be read: what it said is not known."));
        if (content.torn()) {
            told.add("The last line of " + name + " was cut short; nothing had relied on it.");
        }
    }
}

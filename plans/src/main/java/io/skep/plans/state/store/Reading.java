package io.skep.plans.state.store;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Ledger;
import io.skep.plans.state.State;
import io.skep.plans.state.form.JournalLines;
import io.skep.plans.state.form.StateTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/** Reads the state on a shelf: the newest snapshot and every journal after it. Whatever does not fit together is an error, never less state. */
final class Reading {
    private static final int TRIES = 5;

    private final Shelf shelf;
    private final StateTexts texts;
    private final Supplier<Optional<State>> earlier;
    private final List<String> remarks = new ArrayList<>();

    Reading(Shelf shelf, StateTexts texts, Supplier<Optional<State>> earlier) {
        this.shelf = shelf;
        this.texts = texts;
        this.earlier = earlier;
    }

    /** What was odd and could be mended; for people. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    Optional<State> state() {
        for (int tried = 0; tried < TRIES; tried++) {
            SortedSet<String> names = shelf.names();
            SortedSet<Long> snapshots = Names.SNAPSHOT.numbersIn(names);
            SortedSet<Long> journals = Names.JOURNAL.numbersIn(names);
            if (snapshots.isEmpty()) {
                return withoutSnapshot(journals);
            }
            Optional<byte[]> bytes = shelf.read(Names.SNAPSHOT.of(snapshots.last()));
            if (bytes.isPresent()) {
                return Optional.of(replayed(snapshot(bytes.get(), snapshots.last()), journals));
            }
        }
        throw new UserError("Other runs of skep change the state in " + shelf.place() + " all the time. Try again.");
    }

    private Optional<State> withoutSnapshot(SortedSet<Long> journals) {
        if (!journals.isEmpty()) {
            throw new UserError("Every snapshot in " + shelf.place() + " is missing, but "
                    + Names.JOURNAL.of(journals.last()) + " is there. Nothing was changed."
                    + " To go on with what can still be read, type: skep recover");
        }
        return earlier.get();
    }

    private State snapshot(byte[] bytes, long serial) {
        State state = texts.snapshot(bytes, in(Names.SNAPSHOT.of(serial)));
        if (state.serial() != serial) {
            throw new UserError(in(Names.SNAPSHOT.of(serial)) + " holds the state of serial " + state.serial()
                    + ". Nothing was changed. Was it copied or renamed? To go on, type: skep recover");
        }
        return state;
    }

    private State replayed(State base, SortedSet<Long> journals) {
        Ledger ledger = new Ledger(base);
        SortedSet<Long> after = journals.tailSet(base.serial() + 1);
        long expected = base.serial() + 1;
        for (long serial : after) {
            if (serial != expected++) {
                throw new UserError(in(Names.JOURNAL.of(serial - 1)) + " is missing, but "
                        + Names.JOURNAL.of(serial) + " is there. Nothing was changed."
                        + " To go on with what can still be read, type: skep recover");
            }
            replay(serial, serial == after.last(), base, ledger);
        }
        return ledger.state();
    }

    private void replay(long serial, boolean last, State base, Ledger ledger) {
        String name = in(Names.JOURNAL.of(serial));
        byte[] bytes = shelf.read(Names.JOURNAL.of(serial)).orElseGet(() -> new byte[0]);
        JournalLines.Content content = texts.journal(base.lineage()).read(bytes, name);
        if (content.torn() && !last) {
            throw new UserError(name + " is cut short, but a later journal is there. Nothing was changed."
                    + " To go on with what can still be read, type: skep recover");
        } else if (content.torn()) {
            remarks.add(
                    "The last line of " + name
                            + " was cut short when skep was killed; nothing had relied on it. The next plan looks at what it was about.");
        }
        for (JournalLines.Line line : content.lines()) {
            mustFit(line, serial, base, name);
            ledger.enter(serial, line.entry());
        }
    }

    private static void mustFit(JournalLines.Line line, long serial, State base, String name) {
        boolean other = line.entry() instanceof JournalEntry.Opened opened
                && !opened.lineage().equals(base.lineage());
        if (other || line.serial() != serial) {
            throw new UserError(name + " belongs to another state than the snapshot of serial " + base.serial()
                    + " beside it. Nothing was changed. Restore both from the same copy, or type: skep recover");
        }
    }

    private String in(String name) {
        return shelf.place() + "/" + name;
    }
}

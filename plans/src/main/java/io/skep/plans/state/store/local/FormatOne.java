package io.skep.plans.state.store.local;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Ledger;
import io.skep.plans.state.State;
import io.skep.plans.state.form.DurableFile;
import io.skep.plans.state.form.JournalLines;
import io.skep.plans.state.form.NewerFormat;
import io.skep.plans.state.form.StateTexts;
import io.skep.plans.state.store.Salvaged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a state was kept in format 1: {@code state.json} beside {@code journal.jsonl}, and a copy of each from before. */
final class FormatOne {
    /** Read by people and by an older skep, which refuses whatever has a format it does not know. */
    private static final byte[] NOTE =
            ("{\n  \"format_version\" : 2,\n  \"about\" : \"The state is in the folder state beside"
                            + " this file. skep state pull prints it.\"\n}\n")
                    .getBytes(StandardCharsets.UTF_8);

    private final Path folder;
    private final Path snapshot;
    private final Path journal;
    private final StateTexts texts;

    FormatOne(Path folder, StateTexts texts) {
        this.folder = folder;
        this.snapshot = folder.resolve("state.json");
        this.journal = folder.resolve("journal.jsonl");
        this.texts = texts;
    }

    /** The state in format 1; none where there is no trace of one. */
    Optional<State> state() {
        Optional<byte[]> bytes = bytes(snapshot);
        if (bytes.isPresent() && Arrays.equals(bytes.get(), NOTE)) {
            throw new UserError("Everything in " + folder.resolve("state")
                    + " is gone. Nothing was changed. Restore the folder from a copy; without one, type: skep recover");
        } else if (bytes.isEmpty()) {
            mustHaveNoTrace();
            return Optional.empty();
        }
        return Optional.of(replayed(texts.snapshot(bytes.get(), snapshot.toString())));
    }

    /** What can still be read of a state in format 1: the snapshot without its journal, or the copy of the one before. */
    Salvaged salvaged() {
        List<String> remarks = new ArrayList<>();
        for (String name : List.of("state.json", "state.backup.json")) {
            try {
                Optional<State> state = bytes(folder.resolve(name))
                        .filter(bytes -> !Arrays.equals(bytes, NOTE))
                        .map(bytes -> texts.snapshot(bytes, name));
                if (state.isPresent()) {
                    remarks.add("Took " + name + " of format 1, without its journal.");
                    return new Salvaged(state, false, remarks);
                }
            } catch (NewerFormat newer) {
                throw newer;
            } catch (UserError damaged) {
                remarks.add(damaged.getMessage()); // the older copy may still be whole
            }
        }
        return new Salvaged(Optional.empty(), false, remarks);
    }

    /** Leaves the note in place of the snapshot. The old files stay beside it under other names. */
    void replace() {
        if (bytes(snapshot).filter(bytes -> Arrays.equals(bytes, NOTE)).isPresent()) {
            return;
        }
        for (String name : List.of("journal.jsonl", "journal.previous.jsonl", "state.backup.json", "state.json")) {
            Path file = folder.resolve(name);
            bytes(file).ifPresent(bytes -> DurableFile.write(folder.resolve("format-1." + name), bytes));
        }
        DurableFile.write(snapshot, NOTE);
        for (String name : List.of("journal.jsonl", "journal.previous.jsonl", "state.backup.json")) {
            remove(folder.resolve(name));
        }
    }

    private void mustHaveNoTrace() {
        for (String trace : List.of("state.backup.json", "journal.jsonl", "journal.previous.jsonl")) {
            if (Files.exists(folder.resolve(trace))) {
                throw new UserError(snapshot + " is missing, but " + trace + " is there. Nothing was changed."
                        + " Restore it from a copy; to go on with what can still be read, type: skep recover");
            }
        }
    }

    private State replayed(State base) {
        Optional<byte[]> bytes = bytes(journal);
        Ledger ledger = new Ledger(base);
        List<JournalLines.Line> lines = bytes.map(each -> texts.journal(base.lineage())
                        .read(each, journal.toString())
                        .lines())
                .orElse(List.of());
        for (JournalLines.Line line : lines) {
            if (line.entry() instanceof JournalEntry.Opened opened
                    && !opened.lineage().equals(base.lineage())) {
                throw new UserError(journal + " belongs to another state than " + snapshot
                        + ". Nothing was changed. Restore both from the same copy.");
            } else if (line.serial() > base.serial()) {
                ledger.enter(line.serial(), line.entry());
            }
        }
        return ledger.state();
    }

    private static Optional<byte[]> bytes(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read " + file + ": " + failed.getMessage(), failed);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot remove " + file + ": " + failed.getMessage(), failed);
        }
    }
}

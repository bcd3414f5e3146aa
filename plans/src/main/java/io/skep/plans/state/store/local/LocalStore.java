package io.skep.plans.state.store.local;

import io.skep.plans.apply.Pace;
import io.skep.plans.failure.Locked;
import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Types;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Ledger;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.StateStore;
import io.skep.plans.state.form.CheckedDocument;
import io.skep.plans.state.form.DurableFile;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.state.form.StoredForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A state in a folder: {@code state.json} is the snapshot, {@code state.backup.json} the one before it, {@code journal.jsonl} what was
 * done since, {@code journal.previous.jsonl} the journal of the apply before. A kill between any two writes is harmless: a journal whose
 * entries the snapshot holds already carries no newer serial and is passed over.
 */
public final class LocalStore implements StateStore {
    private static final CheckedDocument DOCUMENT = new CheckedDocument(
            "state",
            1,
            "Nothing was changed. Copy state.backup.json over state.json and run plan: it looks at the hosts before it believes.");

    private final Path folder;
    private final Types types;
    private final Pace pace;
    private final Path snapshot;
    private final Path journal;
    private final Map<String, StoredForm> forms = new ConcurrentHashMap<>();

    public LocalStore(Path folder, Types types, Pace pace) {
        this.folder = folder;
        this.types = types;
        this.pace = pace;
        this.snapshot = folder.resolve("state.json");
        this.journal = folder.resolve("journal.jsonl");
    }

    @Override
    public Optional<State> load() {
        return loadSnapshot().map(this::replayed);
    }

    @Override
    public State begin(String topology, String lineage) {
        if (loadSnapshot().isPresent()) {
            throw new IllegalStateException("there is a state in " + folder + " already");
        }
        State state = new State(lineage, 0, topology, new TreeMap<>(), new TreeMap<>());
        makeFolder();
        snapshot(state);
        return state;
    }

    @Override
    public Journal open(State state, String topology, String plan) {
        mustStillBe(state);
        putLeftoverAway(state);
        LocalJournal opened = LocalJournal.create(this, journal, state.serial() + 1, lines(state.lineage()));
        long pid = ProcessHandle.current().pid();
        opened.append(List.of(new JournalEntry.Opened(state.lineage(), topology, plan, pid, pace.now())));
        return opened;
    }

    @Override
    public State replace(State before, State after) {
        mustStillBe(before);
        putLeftoverAway(before);
        State next =
                new State(before.lineage(), before.serial() + 1, after.topology(), after.resources(), after.outputs());
        snapshot(next);
        return next;
    }

    @Override
    public Lock lock(String operation, Duration patience) throws InterruptedException {
        makeFolder();
        return LocalLock.take(folder, operation, patience, pace);
    }

    /** Writes a snapshot, unless the one on disk is newer or of another state: then this process lost its right to write. */
    void snapshot(State state) {
        Optional<State> onDisk = loadSnapshot();
        if (onDisk.isPresent()) {
            State old = onDisk.get();
            if (!old.lineage().equals(state.lineage()) || old.serial() > state.serial()) {
                throw changedMeanwhile();
            }
            keepBackup();
        }
        DurableFile.write(snapshot, DOCUMENT.write(state, form(state.lineage())));
    }

    /** A second name for the bytes on disk, so that nothing need be written again. */
    private void keepBackup() {
        Path temporary = folder.resolve(".state.backup.json.new");
        try {
            Files.deleteIfExists(temporary);
            try {
                Files.createLink(temporary, snapshot);
            } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
                Files.copy(snapshot, temporary);
            }
            Files.move(
                    temporary,
                    folder.resolve("state.backup.json"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(temporary);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot keep a copy of " + snapshot + ": " + failed.getMessage(), failed);
        }
    }

    void putJournalAway() {
        try {
            Files.move(
                    journal,
                    folder.resolve("journal.previous.jsonl"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            DurableFile.forceFolderOf(journal);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot put " + journal + " away: " + failed.getMessage(), failed);
        }
    }

    private void putLeftoverAway(State state) {
        if (Files.exists(journal)) {
            snapshot(state);
            putJournalAway();
        }
    }

    private void mustStillBe(State state) {
        State now = load().orElseThrow(LocalStore::changedMeanwhile);
        if (now.serial() != state.serial() || !now.lineage().equals(state.lineage())) {
            throw changedMeanwhile();
        }
    }

    private static Locked changedMeanwhile() {
        return new Locked("Another process changed the state meanwhile. Nothing was written; run plan again.");
    }

    private Optional<State> loadSnapshot() {
        if (!Files.exists(snapshot)) {
            for (String trace : List.of("state.backup.json", "journal.jsonl", "journal.previous.jsonl")) {
                if (Files.exists(folder.resolve(trace))) {
                    throw new UserError(
                            snapshot + " is missing, but " + trace + " is there. Nothing was changed. Restore it from"
                                    + " a copy, or copy state.backup.json over it, and run plan again.");
                }
            }
            return Optional.empty();
        }
        return Optional.of(DOCUMENT.read(bytes(snapshot), snapshot.toString(), State.class, form("")));
    }

    private State replayed(State base) {
        if (!Files.exists(journal)) {
            return base;
        }
        Ledger ledger = new Ledger(base);
        for (JournalLines.Line line : lines(base.lineage()).read(bytes(journal), journal.toString())) {
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

    private JournalLines lines(String lineage) {
        return new JournalLines(form(lineage));
    }

    private StoredForm form(String lineage) {
        return forms.computeIfAbsent(lineage, salt -> new StoredForm(new SecretDigest(salt), types));
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot make the folder " + folder + ": " + failed.getMessage(), failed);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read " + file + ": " + failed.getMessage(), failed);
        }
    }
}

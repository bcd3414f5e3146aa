package io.skep.plans.state.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.Locked;
import io.skep.plans.failure.UserError;
import io.skep.plans.fake.FakePace;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Types;
import io.skep.plans.state.Intent;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Progress;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest {
    private static final Address HOST = Address.of("host", "a");
    private static final List<JournalEntry> RUN = List.of(
            new JournalEntry.Begun("host.a/1-make", HOST, "Make a", Optional.of(intent("small"))),
            new JournalEntry.Done("host.a/1-make", HOST, Entries.NONE.with("id", Values.text("i-1"))),
            new JournalEntry.Settled(Recorded.settled(HOST, spec("small"), Entries.NONE, new TreeSet<>())),
            new JournalEntry.Begun("host.b/1-make", Address.of("host", "b"), "Make b", Optional.of(intent("big"))),
            new JournalEntry.Failed("host.b/1-make", Address.of("host", "b"), "no room"),
            new JournalEntry.Gone(HOST));

    @TempDir
    Path folder;

    LocalStore store;

    @BeforeEach
    void open() {
        store = new LocalStore(folder, new Types(List.of()), new FakePace());
    }

    private static Entries spec(String size) {
        return Entries.NONE.with("size", Values.text(size));
    }

    private static Intent intent(String size) {
        return new Intent(Progress.MAKING, true, spec(size), new TreeSet<>());
    }

    private State begun() {
        return store.begin("shop", "lineage");
    }

    private State now() {
        return store.load().orElseThrow();
    }

    @Test
    void there_is_nothing_before_the_beginning() {
        assertThat(store.load()).isEmpty();
        begun();
        assertThat(now().serial()).isZero();
        assertThat(now().lineage()).isEqualTo("lineage");
    }

    @Test
    void what_was_journaled_counts_without_a_snapshot() {
        Journal journal = store.open(begun(), "shop", "plan");
        RUN.forEach(entry -> journal.append(List.of(entry)));

        assertThat(now().serial()).isEqualTo(1);
        assertThat(now().resources().keySet()).containsExactly(Address.of("host", "b"));
        assertThat(now().recorded(Address.of("host", "b")).orElseThrow().progress())
                .isEqualTo(Progress.MAKING);
    }

    @Test
    void a_journal_torn_at_any_byte_gives_the_entries_that_are_whole() throws Exception {
        Journal journal = store.open(begun(), "shop", "plan");
        List<State> after = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        Path file = folder.resolve("journal.jsonl");
        ends.add((int) Files.size(file));
        after.add(now());
        for (JournalEntry entry : RUN) {
            journal.append(List.of(entry));
            ends.add((int) Files.size(file));
            after.add(now());
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            int end = length;
            long complete = ends.stream().filter(each -> each <= end).count();
            State expected = complete == 0
                    ? new State("lineage", 0, "shop", new TreeMap<>(), new TreeMap<>())
                    : after.get((int) complete - 1);
            assertThat(now()).as("torn at byte %d", length).isEqualTo(expected);
        }
    }

    @Test
    void a_torn_line_is_gone_once_the_next_apply_begins() throws Exception {
        Journal journal = store.open(begun(), "shop", "plan");
        RUN.forEach(entry -> journal.append(List.of(entry)));
        Path file = folder.resolve("journal.jsonl");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));
        State before = now();

        Journal next = store.open(before, "shop", "plan");

        assertThat(next.serial()).isEqualTo(before.serial() + 1);
        assertThat(now().resources()).isEqualTo(before.resources());
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void any_changed_byte_before_the_last_line_is_an_error_that_names_the_line() throws Exception {
        Journal journal = store.open(begun(), "shop", "plan");
        RUN.forEach(entry -> journal.append(List.of(entry)));
        Path file = folder.resolve("journal.jsonl");
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < new String(whole, StandardCharsets.UTF_8).lastIndexOf("\n", whole.length - 2); at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertThatThrownBy(this::now)
                    .as("byte %d", at)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("journal.jsonl");
        }
    }

    @Test
    void a_snapshot_torn_at_any_byte_is_an_error_and_never_an_empty_state() throws Exception {
        begun();
        Path file = folder.resolve("state.json");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> store.load())
                    .as("torn at byte %d", length)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("state.json")
                    .hasMessageContaining("state.backup.json");
        }
    }

    @Test
    void a_snapshot_that_somebody_edited_is_refused() throws Exception {
        begun();
        Path file = folder.resolve("state.json");
        Files.writeString(file, Files.readString(file).replace("shop", "ship"));

        assertThatThrownBy(() -> store.load()).isInstanceOf(UserError.class).hasMessageContaining("checksum");
    }

    @Test
    void a_state_of_a_newer_skep_is_refused() throws Exception {
        begun();
        Path file = folder.resolve("state.json");
        Files.writeString(file, Files.readString(file).replace("\"format_version\" : 1", "\"format_version\" : 2"));

        assertThatThrownBy(() -> store.load()).isInstanceOf(UserError.class).hasMessageContaining("newer skep");
    }

    @Test
    void a_missing_snapshot_beside_a_trace_of_one_is_an_error() throws Exception {
        store.open(begun(), "shop", "plan");
        Files.delete(folder.resolve("state.json"));

        assertThatThrownBy(() -> store.load()).isInstanceOf(UserError.class).hasMessageContaining("is missing");
        assertThatThrownBy(() -> store.begin("shop", "other")).isInstanceOf(UserError.class);
    }

    @Test
    void a_journal_that_the_snapshot_holds_already_changes_nothing() throws Exception {
        Journal journal = store.open(begun(), "shop", "plan");
        RUN.forEach(entry -> journal.append(List.of(entry)));
        byte[] lines = Files.readAllBytes(folder.resolve("journal.jsonl"));
        State after = now();
        journal.close(after);

        Files.write(folder.resolve("journal.jsonl"), lines);

        assertThat(now()).isEqualTo(after);
    }

    @Test
    void a_journal_of_another_state_is_refused() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        LocalStore elsewhere = new LocalStore(other, new Types(List.of()), new FakePace());
        elsewhere.open(elsewhere.begin("shop", "another lineage"), "shop", "plan");
        begun();
        Files.copy(other.resolve("journal.jsonl"), folder.resolve("journal.jsonl"));

        assertThatThrownBy(() -> store.load()).isInstanceOf(UserError.class).hasMessageContaining("another state");
    }

    @Test
    void the_generation_before_is_kept_and_files_are_for_their_owner_only() throws Exception {
        Journal journal = store.open(begun(), "shop", "plan");
        journal.close(new State("lineage", 1, "shop", now().resources(), now().outputs()));

        assertThat(Files.readString(folder.resolve("state.backup.json"))).contains("\"serial\" : 0");
        assertThat(Files.readString(folder.resolve("state.json"))).contains("\"serial\" : 1");
        for (String name : List.of("state.json", "state.backup.json", "journal.previous.jsonl")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void a_process_that_was_overtaken_cannot_write() {
        State old = begun();
        Journal mine = store.open(old, "shop", "plan");
        LocalStore other = new LocalStore(folder, new Types(List.of()), new FakePace());
        other.open(other.load().orElseThrow(), "shop", "plan").close(withSerial(2));

        assertThatThrownBy(() -> mine.close(withSerial(1))).isInstanceOf(Locked.class);
        assertThatThrownBy(() -> store.open(old, "shop", "plan")).isInstanceOf(Locked.class);
        assertThat(now().serial()).isEqualTo(2);
    }

    @Test
    void a_replaced_state_has_the_next_serial() {
        State old = begun();
        State changed = store.replace(old, old.with(Recorded.settled(HOST, spec("a"), Entries.NONE, new TreeSet<>())));

        assertThat(changed.serial()).isEqualTo(1);
        assertThat(now()).isEqualTo(changed);
        assertThatThrownBy(() -> store.replace(old, old)).isInstanceOf(Locked.class);
    }

    private static State withSerial(long serial) {
        return new State("lineage", serial, "shop", new TreeMap<>(), new TreeMap<>());
    }

    @Test
    void an_interrupt_while_the_journal_is_written_does_not_end_it() {
        Journal journal = store.open(begun(), "shop", "plan");
        Thread.currentThread().interrupt();
        try {
            journal.append(List.of(RUN.get(0)));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }

        journal.append(List.of(RUN.get(1)));

        assertThat(Values.textOf(now().recorded(HOST).orElseThrow().outputs(), "id"))
                .contains("i-1");
        journal.close(now());
    }
}

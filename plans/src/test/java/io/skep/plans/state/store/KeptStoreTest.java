package io.skep.plans.state.store;

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
import io.skep.plans.state.Lock;
import io.skep.plans.state.Progress;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.state.store.local.LocalStore;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStoreTest {
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

    private Path kept(String name) {
        return folder.resolve("state").resolve(name);
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
        Path file = kept("journal-1.jsonl");
        ends.add((int) Files.size(file) - 1);
        after.add(now());
        for (JournalEntry entry : RUN) {
            journal.append(List.of(entry));
            ends.add((int) Files.size(file) - 1); // its line end is of no matter
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
            boolean complete_lines = length == 0 || ends.contains(length) || ends.contains(length - 1);
            assertThat(store.remarks()).as("torn at byte %d", length).hasSize(complete_lines ? 0 : 1);
        }
    }

    @Test
    void a_torn_line_is_gone_once_the_next_apply_begins() throws Exception {
        Journal journal = store.open(begun(), "shop", "plan");
        RUN.forEach(entry -> journal.append(List.of(entry)));
        Path file = kept("journal-1.jsonl");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));
        State before = now();
        assertThat(store.remarks())
                .singleElement()
                .asString()
                .contains("journal-1.jsonl")
                .contains("cut short");

        Journal next = store.open(before, "shop", "plan");

        assertThat(next.serial()).isEqualTo(before.serial() + 1);
        assertThat(now().resources()).isEqualTo(before.resources());
        assertThat(store.remarks()).isEmpty();
        assertThat(Files.readAllLines(kept("journal-2.jsonl"))).hasSize(1);
    }

    @Test
    void any_changed_byte_of_a_journal_is_an_error_that_names_it_and_what_to_type() throws Exception {
        Journal journal = store.open(begun(), "shop", "plan");
        RUN.forEach(entry -> journal.append(List.of(entry)));
        State before = now();
        Path file = kept("journal-1.jsonl");
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length - 1; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertThatThrownBy(this::now)
                    .as("byte %d", at)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("journal-1.jsonl")
                    .hasMessageContaining("skep recover");
        }
        whole[whole.length - 1] ^= 1;
        Files.write(file, whole);
        assertThat(now()).as("only the last line end").isEqualTo(before);
    }

    @Test
    void a_journal_whose_first_line_is_torn_at_any_byte_is_begun_again() throws Exception {
        store.open(begun(), "shop", "plan");
        byte[] whole = Files.readAllBytes(kept("journal-1.jsonl"));
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(kept("journal-1.jsonl"), Arrays.copyOf(whole, length));
            try (Lock _ = store.lock("apply", Duration.ZERO)) {
                assertThat(store.open(now(), "shop", "plan").serial())
                        .as("torn at byte %d", length)
                        .isEqualTo(1);
            }
            assertThat(now().serial()).isEqualTo(1);
        }
    }

    @Test
    void a_line_doubled_left_out_or_moved_is_an_error() throws Exception {
        Journal journal = store.open(begun(), "shop", "plan");
        RUN.forEach(entry -> journal.append(List.of(entry)));
        Path file = kept("journal-1.jsonl");
        List<String> lines = Files.readAllLines(file);
        for (int at = 0; at < lines.size() - 1; at++) {
            List<String> doubled = new ArrayList<>(lines);
            doubled.add(at, lines.get(at));
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(at);
            List<String> moved = new ArrayList<>(fewer);
            moved.add(lines.get(at));
            for (List<String> wrong : List.of(doubled, fewer, moved)) {
                Files.write(file, wrong);
                assertThatThrownBy(this::now).as("line %d", at).isInstanceOf(UserError.class);
            }
        }
    }

    @Test
    void the_end_of_a_file_that_a_power_cut_left_empty_is_a_torn_line() throws Exception {
        Journal journal = store.open(begun(), "shop", "plan");
        RUN.forEach(entry -> journal.append(List.of(entry)));
        State before = now();
        Path file = kept("journal-1.jsonl");
        byte[] whole = Files.readAllBytes(file);
        byte[] longer = Arrays.copyOf(whole, whole.length + 100);
        longer[longer.length - 1] = '\n';
        Files.write(file, longer);

        assertThat(now()).isEqualTo(before);
        assertThat(store.remarks()).hasSize(1);
    }

    @Test
    void a_snapshot_torn_at_any_byte_is_an_error_and_never_an_empty_state() throws Exception {
        begun();
        Path file = kept("state-0.json");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> store.load())
                    .as("torn at byte %d", length)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("state-0.json")
                    .hasMessageContaining("skep recover");
        }
    }

    @Test
    void a_snapshot_that_somebody_edited_is_refused() throws Exception {
        begun();
        Path file = kept("state-0.json");
        Files.writeString(file, Files.readString(file).replace("shop", "ship"));

        assertThatThrownBy(() -> store.load()).isInstanceOf(UserError.class).hasMessageContaining("checksum");
    }

    @Test
    void a_state_of_a_newer_skep_is_refused() throws Exception {
        begun();
        Path file = kept("state-0.json");
        Files.writeString(file, Files.readString(file).replace("\"format_version\" : 2", "\"format_version\" : 3"));

        assertThatThrownBy(() -> store.load()).isInstanceOf(UserError.class).hasMessageContaining("newer skep");
    }

    @Test
    void a_missing_snapshot_beside_a_trace_of_one_is_an_error() throws Exception {
        store.open(begun(), "shop", "plan");
        Files.delete(kept("state-0.json"));

        assertThatThrownBy(() -> store.load()).isInstanceOf(UserError.class).hasMessageContaining("is missing");
        assertThatThrownBy(() -> store.begin("shop", "other")).isInstanceOf(UserError.class);
    }

    @Test
    void a_folder_that_was_emptied_is_an_error_and_never_an_empty_state() throws Exception {
        begun();
        Files.delete(kept("state-0.json"));

        assertThatThrownBy(() -> store.load()).isInstanceOf(UserError.class).hasMessageContaining("is gone");
    }

    @Test
    void a_snapshot_that_is_lost_is_made_good_by_the_journal() throws Exception {
        Journal journal = store.open(begun(), "shop", "plan");
        RUN.forEach(entry -> journal.append(List.of(entry)));
        State after = now();
        journal.close(after);
        assertThat(now()).isEqualTo(after);

        Files.delete(kept("state-1.json"));

        assertThat(now()).isEqualTo(after);
    }

    @Test
    void a_missing_journal_between_others_is_an_error() throws Exception {
        store.open(begun(), "shop", "plan").close(withSerial(1));
        store.open(now(), "shop", "plan").close(withSerial(2));
        Files.delete(kept("state-1.json"));
        Files.delete(kept("state-2.json"));
        Files.delete(kept("journal-1.jsonl"));

        assertThatThrownBy(() -> store.load())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("journal-1.jsonl is missing");
    }

    @Test
    void a_journal_of_another_state_is_refused() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        LocalStore elsewhere = new LocalStore(other, new Types(List.of()), new FakePace());
        elsewhere.open(elsewhere.begin("shop", "another lineage"), "shop", "plan");
        begun();
        Files.copy(other.resolve("state/journal-1.jsonl"), kept("journal-1.jsonl"));

        assertThatThrownBy(() -> store.load()).isInstanceOf(UserError.class).hasMessageContaining("another state");
    }

    @Test
    void a_snapshot_under_another_name_is_refused() throws Exception {
        begun();
        Files.move(kept("state-0.json"), kept("state-7.json"));

        assertThatThrownBy(() -> store.load()).isInstanceOf(UserError.class).hasMessageContaining("serial 0");
    }

    @Test
    void ten_generations_are_kept_and_files_are_for_their_owner_only() throws Exception {
        begun();
        for (int serial = 1; serial <= 15; serial++) {
            store.open(now(), "shop", "plan").close(withSerial(serial));
        }

        assertThat(store.generations().list())
                .extracting(Generations.Generation::serial)
                .containsExactly(6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L);
        assertThat(store.generations().at(9).serial()).isEqualTo(9);
        assertThatThrownBy(() -> store.generations().at(5)).isInstanceOf(UserError.class);
        try (var files = Files.list(folder.resolve("state"))) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(file.getFileName().toString()).doesNotEndWith(".new").doesNotStartWith(".");
            }
        }
    }

    @Test
    void a_damaged_state_is_superseded_by_another_with_a_higher_serial() throws Exception {
        store.open(begun(), "shop", "plan").close(withSerial(1));
        Files.writeString(kept("state-1.json"), "{");
        assertThatThrownBy(() -> store.load()).isInstanceOf(UserError.class);

        State next = store.supersede(store.generations().at(0));

        assertThat(next.serial()).isEqualTo(2);
        assertThat(now()).isEqualTo(next);
        assertThat(store.generations().list().getLast().opened()).isPresent();
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

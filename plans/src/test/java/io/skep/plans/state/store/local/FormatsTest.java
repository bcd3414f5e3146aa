package io.skep.plans.state.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Bench;
import io.skep.plans.failure.UserError;
import io.skep.plans.fake.FakePace;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanFile;
import io.skep.plans.resource.Address;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Progress;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of every format there ever was; those of a format are never changed once it was released. */
class FormatsTest {
    @TempDir
    Path folder;

    LocalStore store;

    @BeforeEach
    void start() {
        store = new LocalStore(folder, Bench.TYPES, new FakePace());
    }

    private void copy(String version, String... names) throws Exception {
        for (String name : names) {
            try (InputStream fixture =
                    FormatsTest.class.getResourceAsStream("/io/skep/plans/state/" + version + "/" + name)) {
                Files.createDirectories(folder.resolve(name).getParent());
                Files.copy(fixture, folder.resolve(name));
            }
        }
    }

    private void formatOne() throws Exception {
        copy("version1", "state.json", "state.backup.json", "journal.jsonl", "journal.previous.jsonl");
    }

    private void mustHoldWhatTheFixturesHold(State state) {
        assertThat(state.serial()).isEqualTo(2);
        assertThat(state.topology()).isEqualTo("test");
        assertThat(state.lineage()).isEqualTo("00000000-0000-4000-8000-000000000001");
        assertThat(state.resources().keySet())
                .extracting(Address::toString)
                .containsExactly("net.n", "service.odd", "service.s");
        Entries odd = state.recorded(Address.of("service", "odd")).orElseThrow().spec();
        assertThat(odd.get("number")).isEqualTo(new Value.Numeric(new BigDecimal("9007199254740993")));
        assertThat(odd.get("list")).isEqualTo(new Value.Items(List.of(Values.text("a \"quoted\"\nline \u00e9"))));
        assertThat(state.recorded(Address.of("net", "n")).orElseThrow().progress())
                .isEqualTo(Progress.CHANGING);
        assertThat(state.recorded(Address.of("service", "s"))
                        .orElseThrow()
                        .spec()
                        .get("password"))
                .isInstanceOf(Value.Masked.class);
        assertThat(state.outputs()).containsEntry("id", Values.text("t-2"));
    }

    @Test
    void a_state_of_format_1_is_read() throws Exception {
        formatOne();

        mustHoldWhatTheFixturesHold(store.load().orElseThrow());
    }

    @Test
    void a_state_of_format_1_becomes_one_of_today_with_the_next_apply() throws Exception {
        formatOne();
        State old = store.load().orElseThrow();

        Journal journal = store.open(old, "test", "plan");
        State begun = store.load().orElseThrow();
        assertThat(begun.resources()).isEqualTo(old.resources());
        journal.append(List.of(new JournalEntry.Closed("complete")));
        journal.close(begun);

        State next = store.load().orElseThrow();
        assertThat(next.serial()).isEqualTo(3);
        assertThat(next.resources()).isEqualTo(old.resources());
        assertThat(store.generations().at(2)).isEqualTo(old);
        assertThat(folder.resolve("journal.jsonl")).doesNotExist();
        assertThat(Files.readString(folder.resolve("format-1.state.json"))).contains("\"format_version\" : 1");
    }

    @Test
    void an_older_skep_refuses_what_a_newer_one_left_in_its_place() throws Exception {
        formatOne();
        store.open(store.load().orElseThrow(), "test", "plan");

        // The first skep read state.json and refused a format_version above 1.
        assertThat(Files.readString(folder.resolve("state.json"))).contains("\"format_version\" : 2");
    }

    @Test
    void a_kill_while_format_1_is_replaced_loses_nothing() throws Exception {
        formatOne();
        State old = store.load().orElseThrow();
        store.open(old, "test", "plan");
        formatOneAgain();

        assertThat(store.load().orElseThrow().resources()).isEqualTo(old.resources());
        store.open(store.load().orElseThrow(), "test", "plan");
        assertThat(folder.resolve("journal.jsonl")).doesNotExist();
        assertThat(store.load().orElseThrow().resources()).isEqualTo(old.resources());
    }

    private void formatOneAgain() throws Exception {
        Files.delete(folder.resolve("state.json"));
        formatOne();
    }

    @Test
    void a_state_of_format_2_is_read() throws Exception {
        copy("version2", "state/state-1.json", "state/journal-2.jsonl");

        mustHoldWhatTheFixturesHold(store.load().orElseThrow());
        assertThat(store.generations().list().getLast().opened().orElseThrow().operation())
                .isEqualTo("apply");
    }

    @Test
    void plans_of_every_format_are_read() throws Exception {
        copy("version1", "saved.plan");
        Plan first = PlanFile.read(folder.resolve("saved.plan"), Bench.TYPES);
        assertThat(first.steps()).isNotEmpty();
        Files.delete(folder.resolve("saved.plan"));
        copy("version2", "saved.plan");

        assertThat(PlanFile.read(folder.resolve("saved.plan"), Bench.TYPES)).isEqualTo(first);
    }

    @Test
    void a_newer_journal_and_a_newer_lock_are_refused() throws Exception {
        store.begin("test", "lineage");
        String json = "{\"format\":3,\"serial\":1,\"entry\":{\"later\":{}}}";
        java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
        sum.update(("00000000" + json).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("state/journal-1.jsonl"), "%08x %s%n".formatted((int) sum.getValue(), json));
        assertThatThrownBy(store::load)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("newer skep (format 3; this one knows 2)");

        Files.writeString(folder.resolve("state/lock-1.json"), "{\"format\": 2}");
        assertThatThrownBy(() -> store.lock("apply", java.time.Duration.ZERO))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("newer skep");
    }
}

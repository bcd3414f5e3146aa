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
import io.skep.plans.state.form.StateTexts;
import io.skep.plans.state.seal.Passphrase;
import io.skep.plans.state.seal.Sealing;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a state may rely on wherever it is kept; sealed, so that what lies there is never its text. */
public abstract class StateStoreContract {
    protected static final Duration LEASE = Duration.ofSeconds(60);

    private static final StateTexts TEXTS =
            new StateTexts(new Types(List.of()), Sealing.with(new Passphrase("correct horse battery")));
    private static final Address HOST = Address.of("host", "a");
    private static final Entries SPEC = Entries.NONE.with("size", Values.text("canary"));
    private static final JournalEntry BEGUN = new JournalEntry.Begun(
            "host.a/1-make", HOST, "Make a", Optional.of(new Intent(Progress.MAKING, true, SPEC, new TreeSet<>())));
    private static final JournalEntry SETTLED =
            new JournalEntry.Settled(Recorded.settled(HOST, SPEC, Entries.NONE, new TreeSet<>()));

    protected final FakePace pace = new FakePace();

    /** The place, as another process would reach it; at first nothing is there. */
    protected abstract Shelf shelf();

    protected final KeptStore store() {
        return new KeptStore(shelf(), TEXTS, pace, 3, LEASE);
    }

    private State begun() {
        return store().begin("shop", "lineage");
    }

    private State now() {
        return store().load().orElseThrow();
    }

    @Test
    void a_state_begins_once() {
        assertThat(store().load()).isEmpty();
        State state = begun();

        assertThat(now()).isEqualTo(state);
        assertThatThrownBy(this::begun).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_was_journaled_counts_before_the_journal_is_closed_and_after() {
        Journal journal = store().open(begun(), "shop", "plan");
        journal.append(List.of(BEGUN));
        assertThat(now().recorded(HOST).orElseThrow().pending()).isTrue();
        journal.append(List.of(SETTLED, new JournalEntry.Closed("complete")));
        State after = now();
        journal.close(after);

        assertThat(after.serial()).isEqualTo(1);
        assertThat(now()).isEqualTo(after);
        assertThat(now().recorded(HOST).orElseThrow().spec()).isEqualTo(SPEC);
    }

    @Test
    void after_a_kill_the_next_apply_goes_on_from_what_was_journaled() {
        store().open(begun(), "shop", "plan").append(List.of(BEGUN));
        State left = now();

        Journal next = store().open(left, "shop", "plan");

        assertThat(next.serial()).isEqualTo(2);
        assertThat(now().resources()).isEqualTo(left.resources());
    }

    @Test
    void nothing_that_lies_there_can_be_read() {
        Journal journal = store().open(begun(), "shop", "plan");
        journal.append(List.of(BEGUN, SETTLED));
        journal.close(now());

        for (String name : shelf().names()) {
            String text = new String(shelf().read(name).orElseThrow(), StandardCharsets.UTF_8);
            assertThat(text).as(name).doesNotContain("canary").contains("argon2id");
        }
    }

    @Test
    void of_two_who_open_the_same_serial_one_is_refused() {
        State state = begun();
        store().open(state, "shop", "plan");

        assertThatThrownBy(() -> store().open(state, "shop", "plan")).isInstanceOf(Locked.class);
    }

    @Test
    void a_replaced_state_has_the_next_serial_and_an_old_one_replaces_nothing() {
        State old = begun();
        State changed = store().replace(old, old.with(Recorded.settled(HOST, SPEC, Entries.NONE, new TreeSet<>())));

        assertThat(changed.serial()).isEqualTo(1);
        assertThat(now()).isEqualTo(changed);
        assertThatThrownBy(() -> store().replace(old, old)).isInstanceOf(Locked.class);
    }

    @Test
    void one_holds_the_lock_and_the_other_is_told_who() throws Exception {
        try (Lock _ = store().lock("apply", Duration.ZERO)) {
            assertThatThrownBy(() -> store().lock("plan", Duration.ofSeconds(3)))
                    .isInstanceOf(Locked.class)
                    .hasMessageContaining("apply by " + System.getProperty("user.name"))
                    .hasMessageContaining("Waited 3s");
        }
        store().lock("plan", Duration.ZERO).close();
        assertThat(store().leases().holder()).isEmpty();
    }

    @Test
    void whose_lock_was_broken_writes_nothing_more() throws Exception {
        State state = begun();
        KeptStore frozen = store();
        try (Lock _ = frozen.lock("apply", Duration.ZERO)) {
            Journal journal = frozen.open(state, "shop", "plan");
            journal.append(List.of(BEGUN));
            store().leases()
                    .force(store().leases().holder().orElseThrow().record().id());
            KeptStore other = store();
            try (Lock _ = other.lock("apply", Duration.ZERO)) {
                other.open(now(), "shop", "plan").append(List.of(SETTLED));

                assertThatThrownBy(() -> journal.append(List.of(new JournalEntry.Gone(HOST))))
                        .isInstanceOf(Locked.class);
                assertThatThrownBy(() -> journal.close(state)).isInstanceOf(Locked.class);
                assertThatThrownBy(() -> frozen.open(state, "shop", "plan")).isInstanceOf(Locked.class);
            }
        }
        assertThat(now().serial()).isEqualTo(2);
        assertThat(now().recorded(HOST).orElseThrow().pending()).isFalse();
    }

    @Test
    void some_generations_stay() {
        State state = begun();
        for (int round = 0; round < 5; round++) {
            state = store().replace(state, state);
        }

        assertThat(store().generations().list())
                .extracting(Generations.Generation::serial)
                .containsExactly(3L, 4L, 5L);
        assertThat(store().generations().at(4).serial()).isEqualTo(4);
    }

    @Test
    void a_snapshot_of_a_newer_skep_is_refused() {
        begun();
        String name = Names.SNAPSHOT.of(0);
        String newer = new String(shelf().read(name).orElseThrow(), StandardCharsets.UTF_8)
                .replace("{\"sealed\":1", "{\"sealed\":2");
        shelf().put(name, newer.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(this::now).isInstanceOf(UserError.class).hasMessageContaining("newer skep");
    }

    @Test
    void what_somebody_swapped_or_changed_there_is_refused() {
        State state = store().replace(begun(), now());
        store().replace(state, state);
        byte[] older = shelf().read(Names.SNAPSHOT.of(1)).orElseThrow();

        shelf().put(Names.SNAPSHOT.of(2), older);
        assertThatThrownBy(this::now).isInstanceOf(UserError.class).hasMessageContaining("state-2.json");
        older[older.length - 2] ^= 1;
        shelf().put(Names.SNAPSHOT.of(2), older);
        assertThatThrownBy(this::now).isInstanceOf(UserError.class).hasMessageContaining("without the key");
    }
}

package io.skep.plans.state.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.Locked;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.store.KeptStore;
import io.skep.plans.state.store.Shelf;
import io.skep.plans.state.store.StateStoreContract;
import io.skep.plans.state.store.remote.EagerPace;
import io.skep.plans.state.store.remote.RemoteShelf;
import io.skep.plans.state.store.remote.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BucketStateTest extends StateStoreContract {
    private StrictBucket bucket;

    @BeforeEach
    void start() throws IOException {
        bucket = new StrictBucket();
    }

    @AfterEach
    void stop() {
        bucket.close();
    }

    @Override
    protected Shelf shelf() {
        EagerPace eager = new EagerPace();
        return new RemoteShelf(
                new S3Depot(bucket.settings(), StrictBucket.CREDENTIALS, new Web(Duration.ofSeconds(20)), eager),
                eager);
    }

    @ParameterizedTest
    @EnumSource
    void whatever_goes_wrong_with_a_write_it_is_journaled_once(StrictBucket.Fault fault) {
        KeptStore store = store();
        State state = store.begin("shop", "lineage");
        bucket.fail(fault);
        Journal journal = store.open(state, "shop", "plan");
        for (int number = 0; number < 4; number++) {
            bucket.fail(fault);
            journal.append(List.of(new JournalEntry.Closed("round " + number)));
        }
        bucket.fail(fault);
        journal.close(new State("lineage", 1, "shop", state.resources(), state.outputs()));

        assertThat(store().load().orElseThrow().serial()).isEqualTo(1);
        assertThat(shelf().read("journal-1.jsonl").orElseThrow()).asString().hasLineCount(6);
    }

    @Test
    void a_place_that_stays_silent_is_given_up_and_told() {
        KeptStore store = store();
        State state = store.begin("shop", "lineage");
        Journal journal = store.open(state, "shop", "plan");
        for (int tries = 0; tries < 6; tries++) {
            bucket.fail(StrictBucket.Fault.SLOW_DOWN);
        }

        assertThatThrownBy(() -> journal.append(List.of(new JournalEntry.Closed("x"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("s3://hives/shop one")
                .hasMessageContaining("503 SlowDown");
    }

    @Test
    void a_holder_that_is_silent_for_longer_than_its_lease_is_followed_and_writes_nothing_more() throws Exception {
        KeptStore frozen = store();
        State state = frozen.begin("shop", "lineage");
        try (Lock _ = frozen.lock("apply", Duration.ZERO)) {
            Journal journal = frozen.open(state, "shop", "plan");
            pace.pause(LEASE.plusSeconds(1));
            try (Lock _ = store().lock("apply", Duration.ZERO)) {
                assertThatThrownBy(() -> journal.append(List.of(new JournalEntry.Closed("late"))))
                        .isInstanceOf(Locked.class);
            }
        }
    }
}

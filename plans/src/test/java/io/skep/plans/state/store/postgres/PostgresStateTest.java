package io.skep.plans.state.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.Locked;
import io.skep.plans.resource.Types;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.form.StateTexts;
import io.skep.plans.state.store.KeptStore;
import io.skep.plans.state.store.Shelf;
import io.skep.plans.state.store.StateStoreContract;
import io.skep.plans.state.store.remote.CuttingProxy;
import io.skep.plans.state.store.remote.EagerPace;
import io.skep.plans.state.store.remote.RemoteShelf;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class PostgresStateTest extends StateStoreContract {
    private static PostgresServer server;
    private static int states;

    private String state = "";

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @BeforeEach
    void another() {
        state = "shop " + states++;
    }

    @Override
    protected Shelf shelf() {
        return shelf(server.port());
    }

    private Shelf shelf(int port) {
        PostgresSettings settings = new PostgresSettings("postgresql://127.0.0.1:" + port + "/postgres", "skep", state);
        Map<String, String> environment = Map.of("PGUSER", "bee", "PGPASSWORD", PostgresServer.PASSWORD);
        return new RemoteShelf(new PostgresDepot(settings, environment), new EagerPace());
    }

    @Test
    void an_answer_that_was_lost_and_a_refused_connection_change_nothing() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(server.port())) {
            KeptStore distant =
                    new KeptStore(shelf(proxy.port()), new StateTexts(new Types(List.of())), pace, 3, LEASE);
            State begun = distant.begin("shop", "lineage");
            Journal journal = distant.open(begun, "shop", "plan");
            for (int number = 0; number < 6; number++) {
                proxy.loseAnswer();
                proxy.refuse(number % 3);
                journal.append(List.of(new JournalEntry.Closed("round " + number)));
            }

            assertThat(proxy.lost()).isEqualTo(6);
            assertThat(shelf().read("journal-1.jsonl").orElseThrow()).asString().hasLineCount(7);
        }
    }

    @Test
    void a_frozen_holder_keeps_others_out_until_its_connection_ends() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(server.port())) {
            KeptStore frozen = new KeptStore(shelf(proxy.port()), new StateTexts(new Types(List.of())), pace, 3, LEASE);
            try (Lock _ = frozen.lock("apply", Duration.ZERO)) {
                pace.pause(LEASE.plusSeconds(1));
                assertThatThrownBy(() -> store().lock("apply", Duration.ZERO)).isInstanceOf(Locked.class);
                proxy.cutAll();
                store().lock("apply", Duration.ofMinutes(5)).close();
            }
        }
    }
}

package io.skep.plans.state.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.State;
import io.skep.plans.state.store.KeptStore;
import io.skep.plans.state.store.Shelf;
import io.skep.plans.state.store.StateStoreContract;
import io.skep.plans.state.store.remote.EagerPace;
import io.skep.plans.state.store.remote.RemoteShelf;
import io.skep.plans.state.store.remote.Web;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpStateTest extends StateStoreContract {
    private StateServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StateServer(true, false);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static HttpDepot depot(StateServer server, String token) {
        return new HttpDepot(
                server.settings(),
                HttpSettings.headers(Map.of("SKEP_HTTP_TOKEN", token)),
                new Web(Duration.ofSeconds(20)));
    }

    @Override
    protected Shelf shelf() {
        return new RemoteShelf(depot(server, "token"), new EagerPace());
    }

    @Test
    void lost_answers_errors_and_others_writes_change_nothing() {
        KeptStore store = store();
        State state = store.begin("shop", "lineage");
        Journal journal = store.open(state, "shop", "plan");
        for (int number = 0; number < 4; number++) {
            server.fail(0, 500, 412, 503);
            journal.append(List.of(new JournalEntry.Closed("round " + number)));
        }

        assertThat(shelf().read("journal-1.jsonl").orElseThrow()).asString().hasLineCount(6);
    }

    @Test
    void a_server_that_cannot_keep_two_apart_is_refused() throws Exception {
        try (StateServer blind = new StateServer(false, false);
                StateServer careless = new StateServer(true, false)) {
            depot(careless, "token").add("state-0.json", new byte[0]);
            careless.looksAtConditions = false;

            assertThatThrownBy(() -> depot(blind, "token").add("state-0.json", new byte[0]))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("lock_address");
            assertThatThrownBy(() -> depot(careless, "token").add("state-1.json", new byte[0]))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("If-Match");
        }
    }

    @Test
    void a_foreign_document_a_newer_one_and_a_wrong_token_are_told() {
        HttpDepot depot = depot(server, "token");
        server.keep("{\"version\": 4, \"serial\": 1, \"resources\": []}");
        assertThatThrownBy(() -> depot.names(""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not written by skep");
        server.keep("{\"skep_format\": 2, \"kept\": {}}");
        assertThatThrownBy(() -> depot.names("")).isInstanceOf(UserError.class).hasMessageContaining("newer skep");
        assertThatThrownBy(() -> depot(server, "CANARY").names(""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("SKEP_HTTP_TOKEN")
                .hasMessageNotContaining("CANARY");
    }
}

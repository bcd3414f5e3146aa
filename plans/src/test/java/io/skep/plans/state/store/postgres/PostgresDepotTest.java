package io.skep.plans.state.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.store.Shelf;
import io.skep.plans.state.store.remote.CuttingProxy;
import io.skep.plans.state.store.remote.DepotContract;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class PostgresDepotTest extends DepotContract {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PGUSER", "bee", "PGPASSWORD", PostgresServer.PASSWORD);

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

    private PostgresSettings settings(int port) {
        return new PostgresSettings("postgresql://127.0.0.1:" + port + "/postgres", "skep", state);
    }

    @Override
    protected PostgresDepot depot() {
        return new PostgresDepot(settings(server.port()), ENVIRONMENT);
    }

    @Test
    void states_in_one_schema_are_apart() throws Exception {
        depot().add("state-1.json", new byte[] {1});
        PostgresSettings other = new PostgresSettings(settings(server.port()).url(), "skep", state + " other");

        assertThat(new PostgresDepot(other, ENVIRONMENT).names("")).isEmpty();
    }

    @Test
    void a_gate_lets_one_through_until_he_goes_or_his_connection_ends() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(server.port())) {
            PostgresDepot distant = new PostgresDepot(settings(proxy.port()), ENVIRONMENT);
            Shelf.Gate gate = distant.pass("gate-0").orElseThrow();

            assertThat(depot().pass("gate-0")).isEmpty();
            assertThat(depot().pass("gate-1")).isPresent();
            gate.close();
            assertThat(depot().pass("gate-0")).isPresent().get().satisfies(Shelf.Gate::close);

            assertThat(distant.pass("gate-0")).isPresent();
            proxy.cutAll();
            boolean open = false;
            for (int tries = 0; tries < 100 && !open; tries++) {
                open = depot().pass("gate-0").isPresent();
                Thread.sleep(50);
            }
            assertThat(open).isTrue();
        }
    }

    @Test
    void after_a_lost_answer_the_depot_can_be_asked_again() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(server.port())) {
            PostgresDepot distant = new PostgresDepot(settings(proxy.port()), ENVIRONMENT);
            distant.add("state-0.json", new byte[0]);
            proxy.loseAnswer();

            assertThatThrownBy(() -> distant.add("state-1.json", new byte[0])).isInstanceOf(IOException.class);
            assertThat(distant.names("")).contains("state-0.json");
        }
    }

    @Test
    void a_wrong_password_is_told_without_the_password() {
        PostgresDepot wrong =
                new PostgresDepot(settings(server.port()), Map.of("PGUSER", "bee", "PGPASSWORD", "CANARY"));

        assertThatThrownBy(() -> wrong.names(""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("PGPASSWORD")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void a_database_that_is_not_there_is_told() {
        PostgresSettings nowhere =
                new PostgresSettings("postgresql://127.0.0.1:" + server.port() + "/nowhere", "skep", state);

        assertThatThrownBy(() -> new PostgresDepot(nowhere, ENVIRONMENT).names(""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nowhere");
    }
}

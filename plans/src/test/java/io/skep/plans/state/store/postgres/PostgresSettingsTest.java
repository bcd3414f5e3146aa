package io.skep.plans.state.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.store.remote.EagerPace;
import io.skep.plans.state.store.remote.StoreType;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PostgresSettingsTest {

    @Test
    void an_address_may_be_written_as_people_write_it() {
        for (String scheme : new String[] {"postgres", "postgresql", "jdbc:postgresql"}) {
            PostgresSettings settings = new PostgresSettings(scheme + "://db:5432/skep", "skep", "shop");
            assertThat(settings.url()).isEqualTo("jdbc:postgresql://db:5432/skep");
            assertThat(settings.place()).isEqualTo("postgresql://db:5432/skep (shop)");
        }
    }

    @Test
    void workspaces_with_one_key_do_not_share_a_state() {
        assertThat(place("default", Map.of("key", "hive"))).endsWith("(hive)");
        assertThat(place("staging", Map.of("key", "hive"))).endsWith("(hive-staging)");
        assertThat(place("default", Map.of())).endsWith("(shop)");
        assertThat(place("staging", Map.of())).endsWith("(shop-staging)");
    }

    private static String place(String workspace, Map<String, String> key) {
        TreeMap<String, String> words = new TreeMap<>(key);
        words.put("url", "postgresql://db/skep");
        String topology = workspace.equals("default") ? "shop" : "shop-" + workspace;
        return new PostgresType()
                .depot(new StoreType.Asked(words, topology, workspace, Map.of(), Path.of(""), new EagerPace()))
                .place();
    }

    @Test
    void an_address_with_a_password_is_refused_without_repeating_it() {
        for (String url : new String[] {"postgres://bee:CANARY@db/skep", "postgres://db/skep?password=CANARY"}) {
            assertThatThrownBy(() -> new PostgresSettings(url, "skep", "shop"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("PGPASSWORD")
                    .hasMessageNotContaining("CANARY");
        }
    }

    @Test
    void anything_that_is_no_plain_name_of_a_schema_is_refused() {
        for (String schema : new String[] {"", "a b", "x; DROP TABLE kept", "\"quoted\""}) {
            assertThatThrownBy(() -> new PostgresSettings("postgres://db/skep", schema, "shop"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("no name of a schema");
        }
        assertThatThrownBy(() -> new PostgresSettings("mysql://db/skep", "skep", "shop"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("postgresql://host");
    }

    @Test
    void who_asks_is_found_in_the_environment() {
        assertThat(PostgresSettings.properties(Map.of("PGUSER", "bee", "PGPASSWORD", "secret")))
                .containsEntry("user", "bee")
                .containsEntry("password", "secret");
        assertThat(PostgresSettings.properties(Map.of())).doesNotContainKeys("user", "password");
    }
}

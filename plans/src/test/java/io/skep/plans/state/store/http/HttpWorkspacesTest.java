package io.skep.plans.state.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Types;
import io.skep.plans.state.form.StateTexts;
import io.skep.plans.state.seal.Sealing;
import io.skep.plans.state.store.KeptStore;
import io.skep.plans.state.store.Stores;
import io.skep.plans.state.store.remote.EagerPace;
import io.skep.plans.topology.StateSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpWorkspacesTest {
    @TempDir
    Path folder;

    private KeptStore store(StateServer server, String workspace) {
        StateSettings settings = new StateSettings(
                "shop",
                workspace,
                Optional.of(new StateSettings.Place(
                        "http",
                        new TreeMap<>(
                                Map.of("address", server.settings().address().toString())))),
                StateSettings.Encryption.NONE);
        return Stores.of(
                settings,
                folder,
                new StateTexts(new Types(List.of()), Sealing.NONE),
                Stores.around(Map.of("SKEP_HTTP_TOKEN", "token"), folder, new EagerPace()));
    }

    @Test
    void workspaces_with_one_address_do_not_share_a_state() throws IOException {
        try (StateServer server = new StateServer(true, false)) {
            store(server, "default").begin("shop", "first");
            assertThat(store(server, "staging").load()).isEmpty();
            store(server, "staging").begin("shop-staging", "second");

            assertThat(store(server, "default").load().orElseThrow().lineage()).isEqualTo("first");
            assertThat(store(server, "staging").load().orElseThrow().lineage()).isEqualTo("second");
            assertThat(server.paths()).containsExactly("/shop", "/shop-staging");
        }
    }
}

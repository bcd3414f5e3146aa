package io.skep.plans.state.store.s3;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketWorkspacesTest {
    @TempDir
    Path folder;

    private KeptStore store(StrictBucket bucket, String workspace, Map<String, String> key) {
        TreeMap<String, String> words = new TreeMap<>(key);
        words.put("bucket", bucket.settings().bucket());
        words.put("region", bucket.settings().region());
        words.put("endpoint", bucket.settings().address().toString());
        return Stores.of(
                new StateSettings(
                        workspace.equals("default") ? "shop" : "shop-" + workspace,
                        workspace,
                        Optional.of(new StateSettings.Place("s3", words)),
                        StateSettings.Encryption.NONE),
                folder,
                new StateTexts(new Types(List.of()), Sealing.NONE),
                Stores.around(
                        Map.of(
                                "AWS_ACCESS_KEY_ID",
                                StrictBucket.CREDENTIALS.id(),
                                "AWS_SECRET_ACCESS_KEY",
                                StrictBucket.CREDENTIALS.secret(),
                                "AWS_SESSION_TOKEN",
                                StrictBucket.CREDENTIALS.session().orElseThrow()),
                        folder,
                        new EagerPace()));
    }

    @ParameterizedTest
    @CsvSource({"/hives/one/, hives/one, hives/one-staging", ", shop, shop-staging"})
    void workspaces_with_one_key_do_not_share_a_state(String key, String usual, String staging) throws IOException {
        Map<String, String> written = key == null ? Map.of() : Map.of("key", key);
        try (StrictBucket bucket = new StrictBucket()) {
            store(bucket, "default", written).begin("shop", "first");
            assertThat(store(bucket, "staging", written).load()).isEmpty();
            store(bucket, "staging", written).begin("shop-staging", "second");

            assertThat(store(bucket, "default", written).load().orElseThrow().lineage())
                    .isEqualTo("first");
            assertThat(store(bucket, "staging", written).load().orElseThrow().lineage())
                    .isEqualTo("second");
            assertThat(bucket.objects().keySet())
                    .anyMatch(name -> name.contains(usual + "/state"))
                    .anyMatch(name -> name.contains(staging + "/state"));
        }
    }
}

package io.skep.plans.state.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.store.remote.Depot;
import io.skep.plans.state.store.remote.DepotContract;
import io.skep.plans.state.store.remote.EagerPace;
import io.skep.plans.state.store.remote.Web;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrictBucketTest extends DepotContract {
    private StrictBucket bucket;

    @BeforeEach
    void start() throws IOException {
        bucket = new StrictBucket();
    }

    @AfterEach
    void stop() {
        bucket.close();
    }

    private Depot depot(S3Settings settings, Credentials credentials) {
        return new S3Depot(settings, credentials, new Web(Duration.ofSeconds(20)), new EagerPace());
    }

    @Override
    protected Depot depot() {
        return depot(bucket.settings(), StrictBucket.CREDENTIALS);
    }

    @Test
    void keys_lie_below_the_prefix() throws Exception {
        depot().add("state-1.json", new byte[] {1});

        assertThat(bucket.objects()).containsKeys("shop one/state-1.json", "shop one/conditional-writes");
        assertThat(bucket.asked()).contains("PUT /hives/shop%20one/state-1.json");
    }

    @Test
    void a_server_that_does_not_keep_to_conditions_is_refused_before_anything_is_written() {
        bucket.ignoreConditions();

        assertThatThrownBy(() -> depot().add("state-1.json", new byte[0]))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("If-None-Match")
                .hasMessageContaining("PostgreSQL");
        assertThat(bucket.objects()).doesNotContainKey("shop one/state-1.json");
    }

    @Test
    void what_may_pass_can_be_tried_again_and_what_may_not_is_told() throws Exception {
        Depot depot = depot();
        depot.add("first", new byte[0]);
        for (StrictBucket.Fault fault : StrictBucket.Fault.values()) {
            bucket.fail(fault);
            assertThatThrownBy(() -> depot.add("a", new byte[0]))
                    .as(fault.name())
                    .isInstanceOf(IOException.class);
            depot.remove(java.util.List.of("a"));
        }
        Credentials wrong = new Credentials("id", "CANARY", Optional.empty());

        assertThatThrownBy(() -> depot(bucket.settings(), wrong).names(""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("SignatureDoesNotMatch")
                .hasMessageContaining("credentials")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void a_missing_bucket_is_no_empty_state() {
        S3Settings elsewhere =
                new S3Settings("nowhere", "", "eu-west-1", bucket.settings().endpoint());
        Depot depot = depot(elsewhere, StrictBucket.CREDENTIALS);

        assertThatThrownBy(() -> depot.names(""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no bucket nowhere");
        assertThatThrownBy(() -> depot.read("x"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no bucket nowhere");
    }

    @Test
    void amazons_own_buckets_are_asked_by_name() {
        S3Settings own = new S3Settings("hives", "shop", "eu-west-1", Optional.empty());

        assertThat(own.address()).hasToString("https://hives.s3.eu-west-1.amazonaws.com");
        assertThat(own.bucketPath() + "/" + own.key("lock-1.json")).isEqualTo("/shop/lock-1.json");
    }
}

package io.skep.plans.state.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.store.remote.CuttingProxy;
import io.skep.plans.state.store.remote.DepotContract;
import io.skep.plans.state.store.remote.EagerPace;
import io.skep.plans.state.store.remote.Web;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class MotoTest extends DepotContract {
    private static final Credentials CREDENTIALS = new Credentials("id", "secret", Optional.empty());
    private static final Web WEB = new Web(Duration.ofSeconds(20));

    private static MotoServer server;
    private static int buckets;

    private String bucket = "";

    @BeforeAll
    static void start() throws Exception {
        server = MotoServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @BeforeEach
    void another() throws IOException {
        bucket = "hives-" + buckets++;
        make(server, bucket);
    }

    static void make(MotoServer server, String bucket) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/" + bucket);
        byte[] region = ("<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint>"
                        + "</CreateBucketConfiguration>")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String authorization = "AWS4-HMAC-SHA256 Credential=id/20260101/eu-west-1/s3/aws4_request";
        assertThat(WEB.answer("PUT", address, Map.of("authorization", authorization), region)
                        .statusCode())
                .isEqualTo(200);
    }

    @Override
    protected S3Depot depot() {
        return new S3Depot(server.settings(bucket, server.port()), CREDENTIALS, WEB, new EagerPace());
    }

    @Test
    void after_a_lost_answer_the_name_is_taken() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(server.port())) {
            S3Depot distant = new S3Depot(server.settings(bucket, proxy.port()), CREDENTIALS, WEB, new EagerPace());
            distant.add("state-0.json", new byte[0]);
            proxy.loseAnswer();

            assertThatThrownBy(() -> distant.add("state-1.json", new byte[] {1}))
                    .isInstanceOf(IOException.class);
            assertThat(distant.add("state-1.json", new byte[] {1})).isFalse();
            assertThat(distant.read("state-1.json")).hasValue(new byte[] {1});
        }
    }

    @Test
    void a_missing_bucket_is_told() {
        S3Depot nowhere = new S3Depot(server.settings("nowhere", server.port()), CREDENTIALS, WEB, new EagerPace());

        assertThatThrownBy(() -> nowhere.names(""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nowhere");
    }
}

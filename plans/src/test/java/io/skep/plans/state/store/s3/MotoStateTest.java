package io.skep.plans.state.store.s3;

import io.skep.plans.state.store.Shelf;
import io.skep.plans.state.store.StateStoreContract;
import io.skep.plans.state.store.remote.EagerPace;
import io.skep.plans.state.store.remote.RemoteShelf;
import io.skep.plans.state.store.remote.Web;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("lab")
class MotoStateTest extends StateStoreContract {
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
        bucket = "states-" + buckets++;
        MotoTest.make(server, bucket);
    }

    @Override
    protected Shelf shelf() {
        EagerPace eager = new EagerPace();
        Credentials credentials = new Credentials("id", "secret", Optional.empty());
        return new RemoteShelf(
                new S3Depot(
                        server.settings(bucket, server.port()), credentials, new Web(Duration.ofSeconds(20)), eager),
                eager);
    }
}

package io.skep.plans.state.store.http;

import io.skep.plans.state.store.remote.DepotContract;
import io.skep.plans.state.store.remote.Web;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class LockingDepotTest extends DepotContract {
    private StateServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StateServer(false, true);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected HttpDepot depot() {
        return new HttpDepot(
                server.settings(), Map.of("authorization", "Bearer token"), new Web(Duration.ofSeconds(20)));
    }
}

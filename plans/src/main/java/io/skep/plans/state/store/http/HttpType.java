package io.skep.plans.state.store.http;

import io.skep.plans.state.store.remote.Depot;
import io.skep.plans.state.store.remote.StoreType;
import io.skep.plans.state.store.remote.Web;
import java.time.Duration;
import java.util.Set;

/** {@code http { address = "https://state.example.org/shop" }}. */
public final class HttpType implements StoreType {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Set<String> attributes() {
        return Set.of("address", "lock_address", "lock_method", "unlock_method", "update_method");
    }

    @Override
    public Set<String> required() {
        return Set.of("address");
    }

    @Override
    public Depot depot(Asked asked) {
        HttpSettings settings = new HttpSettings(
                asked.address("address").orElseThrow(),
                asked.address("lock_address"),
                asked.word("lock_method", "LOCK"),
                asked.word("unlock_method", "UNLOCK"),
                asked.word("update_method", "POST"));
        return new HttpDepot(settings, HttpSettings.headers(asked.environment()), new Web(PATIENCE));
    }

    /** Every write sends all of them. */
    @Override
    public int generations() {
        return 3;
    }
}

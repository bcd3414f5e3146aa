package io.skep.plans.state.store.postgres;

import io.skep.plans.state.store.remote.Depot;
import io.skep.plans.state.store.remote.StoreType;
import java.util.Set;

/** {@code postgres { url = "postgresql://db.example.org/skep" }}. */
public final class PostgresType implements StoreType {
    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Set<String> attributes() {
        return Set.of("url", "schema", "key");
    }

    @Override
    public Set<String> required() {
        return Set.of("url");
    }

    @Override
    public Depot depot(Asked asked) {
        PostgresSettings settings = new PostgresSettings(asked.word("url"), asked.word("schema", "skep"), asked.key());
        return new PostgresDepot(settings, asked.environment());
    }
}

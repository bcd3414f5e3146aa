package io.skep.plans.state.store.http;

import io.skep.plans.state.store.remote.Depot;
import io.skep.plans.state.store.remote.StoreType;
import io.skep.plans.state.store.remote.Web;
import java.net.URI;
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
        URI address = asked.address("address").orElseThrow();
        HttpSettings settings = new HttpSettings(
                inWorkspace(address, address, asked),
                asked.address("lock_address").map(lock -> inWorkspace(lock, address, asked)),
                asked.word("lock_method", "LOCK"),
                asked.word("unlock_method", "UNLOCK"),
                asked.word("update_method", "POST"));
        return new HttpDepot(settings, HttpSettings.headers(asked.environment()), new Web(PATIENCE));
    }

    /** The lock of a document is often found below it, and then it is below the workspace's document. */
    private static URI inWorkspace(URI address, URI document, Asked asked) {
        String path = address.getRawPath();
        String above = document.getRawPath();
        String moved = path.startsWith(above + "/") && !above.isEmpty()
                ? asked.inWorkspace(above) + path.substring(above.length())
                : asked.inWorkspace(path);
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(address.getScheme() + "://" + address.getRawAuthority() + moved + query);
    }

    /** Every write sends all of them. */
    @Override
    public int generations() {
        return 3;
    }
}

package io.skep.drivers;

import io.skep.plans.remote.Endpoint;
import io.skep.plans.text.value.Value.Entries;
import java.util.Optional;

/**
 * A host as a driver sees it.
 *
 * @param id the driver's own name for it
 * @param ready whether it runs, is complete, and its endpoint can be used from here; create makes it so
 * @param endpoint how it is reached; empty while it does not run
 * @param privateAddress its address among the hosts of the topology, where that differs from the endpoint's
 * @param settings what it was made with, as far as that can be seen; named as in the driver's schema
 */
public record Found(
        String id, boolean ready, Optional<Endpoint> endpoint, Optional<String> privateAddress, Entries settings) {}

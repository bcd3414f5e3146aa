package io.skep.plans.apply;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.resource.Types;
import io.skep.plans.state.StateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything an operation works with; made once, by the composition root.
 *
 * @param folder of the topology
 * @param ownFolder skep's own files for it
 * @param rules promises about order, in the order in which they are asked
 * @param logins what this machine keeps of them
 * @param lineages gives a new UUID for a state that begins
 * @param parallelism how many looks or steps may be under way at once
 * @param patience how long to wait for the lock
 */
public record Setting(
        Path folder,
        Path ownFolder,
        Types types,
        List<OrderRule> rules,
        StateStore store,
        Hosts hosts,
        Logins logins,
        Resolving resolving,
        Listener listener,
        Pace pace,
        Supplier<String> lineages,
        int parallelism,
        Duration patience) {
    public Setting {
        rules = List.copyOf(rules);
    }
}

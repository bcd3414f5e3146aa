package io.skep.plans.plan;

import io.skep.plans.apply.Window;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Seen;
import java.util.List;
import java.util.SortedMap;

/**
 * What a look at everything that is recorded found.
 *
 * @param seen of each recorded resource
 * @param drift how the world differs from the record: an update from the recorded to the seen values, or a delete
 * @param window through which more can be looked at
 */
public record Survey(SortedMap<Address, Seen> seen, List<Change> drift, Window window) {
    public Survey {
        drift = List.copyOf(drift);
    }
}

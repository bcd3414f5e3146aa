package io.skep.plans.resource;

import io.skep.plans.text.value.Value.Entries;
import java.util.Optional;

/**
 * What one is to look at: what is wanted of it, and what is recorded or was begun. At least one of them is there.
 *
 * @param outputs recorded outputs; none where nothing is recorded
 */
public record Target(Address address, Optional<Entries> wanted, Optional<Entries> recorded, Entries outputs) {

    /** The spec that names what to look for: the recorded one, else the wanted. */
    public Entries spec() {
        return recorded.or(() -> wanted).orElse(Entries.NONE);
    }
}

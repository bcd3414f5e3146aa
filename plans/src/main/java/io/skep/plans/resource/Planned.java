package io.skep.plans.resource;

import io.skep.plans.text.value.Value.Entries;
import java.util.Optional;
import java.util.SortedSet;

/** The rest of the plan, as a resource type sees it while it names its steps. */
public interface Planned {

    /** Addresses of a kind that will exist when the plan is carried out. */
    SortedSet<Address> wanted(String kind);

    /** The wanted spec of a resource. */
    Optional<Entries> spec(Address address);

    /** Where a resource is written; empty for what has no line of its own. */
    default Optional<String> place(Address address) {
        return Optional.empty();
    }

    /** What was seen of a resource; {@link Seen.Absent} where nothing was looked at. */
    Seen seen(Address address);

    /** The change planned for a resource; a no-op where there is none. */
    Change change(Address address);

    /** Whether making or changing a resource was begun by an earlier apply and not seen to end. */
    default boolean begun(Address address) {
        return false;
    }
}

package io.skep.plans.resource;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value.Entries;
import java.util.List;
import java.util.Map;

/**
 * Everything skep knows of one kind of resource. One folder of a room, one line in that room's list.
 * Implementations hold no state and are used by several threads.
 */
public interface ResourceType {

    /** The kind in addresses: {@code host}, {@code engine}, {@code service}. */
    String kind();

    /** How the attributes of its spec compare. */
    Schema schema();

    /** The outputs a resource of this kind will have; others may refer to them before it exists. */
    List<String> outputs();

    /**
     * Looks at one resource, never changing anything. Called while planning, after everything it needs was looked at
     * ({@link Window#seen}), by any thread. Failing to reach something is {@link Seen.Unreachable}, not an exception.
     */
    Seen look(Window window, Target target) throws InterruptedException;

    /**
     * The acts that carry out a change, in order; pure. A {@link Change.Replace} is given as its delete, then its
     * create. The resource counts as changed when the last act is done; an empty list means that recording is all.
     */
    List<Step> steps(Change change, Planned planned);

    /**
     * What is to be done over because something it needs is changed by the same plan, though nothing differs yet: an engine whose image
     * archive is built anew. Asked for each need of a resource that is there; pure.
     *
     * @param wanted the spec of the resource
     * @param need the change of what it needs
     */
    default List<Difference> following(Entries wanted, Change need) {
        return List.of();
    }

    /** The classes of its steps by the name under which a saved plan stores them; names are unique over all kinds. */
    Map<String, Class<? extends Step>> acts();
}

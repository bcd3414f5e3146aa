package io.skep.plans.resource;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.schema.Schema;
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
     * Everything of this kind that bears the marks of a topology of the window's name, of any lineage, be it recorded or not; changes
     * nothing. Called by {@code recover} only, once before anything is known and once after everything wanted was looked at. None where the
     * kind cannot be listed: what is wanted is found by {@link #look} all the same.
     */
    default List<Owned> ours(Window window) throws RemoteException, InterruptedException {
        return List.of();
    }

    /**
     * The acts that carry out a change, in order; pure. A {@link Change.Replace} is given as its delete, then its
     * create. The resource counts as changed when the last act is done; an empty list means that recording is all.
     */
    List<Step> steps(Change change, Planned planned);

    /** The classes of its steps by the name under which a saved plan stores them; names are unique over all kinds. */
    Map<String, Class<? extends Step>> acts();
}

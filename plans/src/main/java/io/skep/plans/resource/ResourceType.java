package io.skep.plans.resource;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value.Entries;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * The acts that come before something that a resource needs is changed, because it stands on it while that is done: a node of a
     * swarm gives its tasks away before its engine is changed. They are the first acts of the resource's own update; none by default. Pure.
     *
     * @param change of the resource itself
     * @param need the change of what it needs
     */
    default List<Step> before(Change.Update change, Change need, Planned planned) {
        return List.of();
    }

    /**
     * Looks for something that skep did not make and is to look after from now on; never changes anything. What it answers must be what
     * {@link #look} answers once the outputs are recorded. Something another state owns is {@link Seen.Foreign}. Empty where things
     * of this kind cannot be taken up.
     *
     * @param id what the user calls it: what it means is the type's affair
     */
    default Optional<Seen> adopt(Window window, Target target, String id) throws InterruptedException {
        return Optional.empty();
    }

    /**
     * Why something cannot go on under another address without being touched, as a sentence; empty where it can. Pure.
     *
     * @param spec what is recorded of it
     */
    default Optional<String> bound(Address from, Address to, Entries spec) {
        return Optional.empty();
    }

    /** Why the new one cannot be made while the old one is still there, as a sentence; empty where both can be at once. Pure. */
    default Optional<String> alone(Address address, Entries before, Entries after) {
        return Optional.of("there can be only one " + kind() + " of this name at a time");
    }

    /** Whether the new one is made before the old one goes even where nobody asked for it, as {@link #alone} allows. Pure. */
    default boolean madeFirst() {
        return false;
    }

    /** The classes of its steps by the name under which a saved plan stores them; names are unique over all kinds. */
    Map<String, Class<? extends Step>> acts();
}

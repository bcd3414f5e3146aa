package io.skep.drivers;

import io.skep.plans.remote.RemoteException;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value.Entries;
import java.util.List;
import java.util.Optional;

/**
 * Makes, finds and destroys hosts of one kind. One folder under this package and one line in {@link Drivers}.
 * Implementations are used by several threads at once and hold nothing that a later run would need: what a driver must
 * know again, it marks on what it makes.
 *
 * <p>Every driver passes the same contract test:
 *
 * <ul>
 *   <li>find works by tag alone, after the record of the host was lost;
 *   <li>create is safe to run twice: it finds first, and completes a host that an interrupted run left half made;
 *   <li>to destroy what is gone is success;
 *   <li>something else that bears the host's name, also of a topology of the same name with another lineage, is refused
 *       with {@link ForeignHost} by find and create, and no method ever touches it.
 * </ul>
 *
 * <p>Every method fails with {@link RemoteException} when what the driver works on (an engine, a cloud) cannot be
 * reached, and never answers "not there" to a read that failed.
 */
public interface Driver {

    /** The word in {@code driver "lab" {}}. */
    String name();

    /** The settings that may be written in the driver's block; those that replace are about another machine. */
    Schema settings();

    /** Looks for a host and changes nothing, so it may be called while planning; empty where there certainly is none. */
    Optional<Found> find(Site site, HostTag tag) throws RemoteException, InterruptedException;

    /**
     * What is left of a host that {@link #find} does not find: made for it before a run was killed, or left where somebody else removed the
     * host, also where it was shared and nobody else is there to look after it. Named for people, {@code "its network"}; create takes it up and
     * destroy removes it. Changes nothing.
     */
    default Optional<String> remains(Site site, HostTag tag) throws RemoteException, InterruptedException {
        return Optional.empty();
    }

    /**
     * Every host that bears the marks of a topology of the site's name, of any lineage, so that a lost record can be made good; changes
     * nothing, and the site has no settings. None where the driver cannot list what it made.
     */
    default List<Tagged> ours(Site site) throws RemoteException, InterruptedException {
        return List.of();
    }

    /** Makes the host, or completes it, and returns it as {@link #find} would see it: ready. */
    Found create(Site site, HostTag tag) throws RemoteException, InterruptedException;

    /** Removes the host and all that was made for it, and what hosts of the topology shared when it was the last. */
    void destroy(Site site, HostTag tag) throws RemoteException, InterruptedException;

    /**
     * Looks for a host that is there already and is to be looked after from now on; changes nothing. Fails with {@link ForeignHost} where
     * it may not be.
     *
     * @param id what the user calls it
     */
    default Optional<Found> adopt(Site site, HostTag tag, String id) throws RemoteException, InterruptedException {
        throw new ForeignHost("hosts of the driver " + name() + " bear marks from when they are made, and this one does"
                + " not bear ours");
    }

    /** Why a host cannot go on under another address, as a sentence; empty where it can. */
    default Optional<String> bound() {
        return Optional.of("the driver " + name() + " finds its host by that address");
    }

    /** Whether hosts are there before skep and stay after it; only the words shown to people depend on it. */
    default boolean adopts() {
        return false;
    }

    /** What is wrong with settings that fit the schema, as whole sentences; values that are not known yet are absent. */
    default List<String> problems(Entries settings) {
        return List.of();
    }
}

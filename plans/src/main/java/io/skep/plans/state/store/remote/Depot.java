package io.skep.plans.state.store.remote;

import io.skep.plans.state.store.Shelf;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A place on a network that keeps bytes under names, for one state. Every call may fail with an IOException: then it is open whether it was
 * done, and it may be tried again. What no further try would mend is a {@link io.skep.plans.failure.UserError}. Safe for any thread; never
 * called in a thread that may be interrupted.
 */
public interface Depot {

    /** Where it is, for people; holds no password. */
    String place();

    /** Adds a name, durably; false where it is there already, whoever added it. Of two who try at once, at most one adds it. */
    boolean add(String name, byte[] content) throws IOException;

    /** What is kept under a name now. */
    Optional<byte[]> read(String name) throws IOException;

    /** Everything that is kept under names that begin so. */
    SortedMap<String, byte[]> readAll(String beginning) throws IOException;

    /** The names there are that begin so; never an old answer. */
    SortedSet<String> names(String beginning) throws IOException;

    /** Keeps something under a name, in place of what was there. */
    void put(String name, byte[] content) throws IOException;

    /** Removes names, where they are there. */
    void remove(Collection<String> names) throws IOException;

    /** See {@link Shelf#pass}. */
    default Optional<Shelf.Gate> pass(String name) throws IOException {
        return Optional.of(() -> {});
    }
}

package io.skep.plans.state.store;

import java.util.Optional;
import java.util.SortedSet;

/**
 * Where the bytes of one state are kept: named things, side by side. A shelf knows nothing of what they say. A new place to keep a state in
 * is an implementation of this and a {@link KeptStore} on it; the contract is the test {@code ShelfContract}. Safe for any thread and for
 * several processes at once. What cannot be read or written is an {@link java.io.UncheckedIOException} that names the place.
 *
 * <p>Names are short, of lower-case letters, digits, hyphens and dots.
 */
public interface Shelf {

    /** The place as people know it: a folder, an address. Holds no password. */
    String place();

    /** The names of all there is. What others add or remove meanwhile may be among them or not. */
    SortedSet<String> names();

    /** Whether there is something of this name now: never an old answer. */
    boolean has(String name);

    /** What is kept under a name now. */
    Optional<byte[]> read(String name);

    /**
     * Keeps something under a name that nothing has yet; false where something has. Others see nothing or the whole, two who try at once
     * cannot both succeed, and it outlives a power cut once this returns.
     */
    boolean keep(String name, byte[] content);

    /** The same, except that it need not outlive a power cut: for what says who is at work. */
    boolean claim(String name, byte[] content);

    /** Keeps something under a name, in place of what was there. Others see the old or the new; it need not outlive a power cut. */
    void put(String name, byte[] content);

    /** Takes away what is kept under a name, if anything is. */
    void remove(String name);

    /** Begins a thing that grows; empty where the name is taken. Others see what was appended so far. */
    Optional<Appender> begin(String name);

    /**
     * Passes a gate that one process at most can be through, that shuts behind it and opens again when it ends, however it ends; empty where
     * another is through. A place that has no such thing lets everybody through.
     */
    Optional<Gate> pass(String name);

    /** Appends to a thing that grows. */
    interface Appender extends AutoCloseable {

        /** Appends, durably: it outlives a power cut once this returns. After a failure every later call fails. No interrupt ends it. */
        void append(byte[] content);

        @Override
        void close();
    }

    /** The right to be through a gate. */
    interface Gate extends AutoCloseable {

        @Override
        void close();
    }
}

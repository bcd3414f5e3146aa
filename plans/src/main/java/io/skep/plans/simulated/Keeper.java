package io.skep.plans.simulated;

import java.util.function.Supplier;

/**
 * Keeps what a simulated world consists of, piece by piece, so that the world outlives the process that acts on it. Told
 * of every piece that changed, once the change has happened and before anybody hears of it. Safe for any thread.
 */
public interface Keeper {

    /** A piece is as this text says, which is one line; {@code key} has no space. The text is made only where it is kept. */
    void keep(String key, Supplier<String> text);

    /** A piece is gone. */
    void drop(String key);

    /** Keeps nothing: the world lives in memory alone. */
    Keeper NONE = new Keeper() {
        @Override
        public void keep(String key, Supplier<String> text) {}

        @Override
        public void drop(String key) {}
    };
}

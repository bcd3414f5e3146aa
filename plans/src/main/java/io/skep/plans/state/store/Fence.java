package io.skep.plans.state.store;

/** Tells a process that lost its lock while it stood still that it may write no more. */
@FunctionalInterface
public interface Fence {

    /** For whoever renounced the lock. */
    Fence NONE = () -> {};

    /** Fails with {@link io.skep.plans.failure.Locked} where another took the lock over since. */
    void mustHold();
}

package io.skep.plans.apply;

/** Told of events as they happen, by any thread; returns quickly and never throws. */
@FunctionalInterface
public interface Listener {

    void on(Event event);
}

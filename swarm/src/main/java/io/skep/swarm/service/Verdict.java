package io.skep.swarm.service;

/** What a reading of a service on its way amounts to. */
sealed interface Verdict {

    /** It is as asked for and stands. */
    record Converged() implements Verdict {}

    /** It is on its way. */
    record Underway() implements Verdict {}

    /** It does not get there; {@code why} quotes the tasks. */
    record Failed(String why) implements Verdict {}
}

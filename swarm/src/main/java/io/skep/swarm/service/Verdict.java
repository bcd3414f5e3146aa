package io.skep.swarm.service;

/** What a reading of a service on its way amounts to. */
sealed interface Verdict {

    /** It is as asked for and stands. */
    record Converged() implements Verdict {}

    /** It is on its way. */
    record Underway() implements Verdict {}

    /**
     * It does not get there.
     *
     * @param why quotes the tasks
     * @param ending one word for how: {@code paused}, {@code rolled-back}, {@code no-node}, {@code job-failed}; else {@code
     *     not-converged}
     */
    record Failed(String why, String ending) implements Verdict {}
}

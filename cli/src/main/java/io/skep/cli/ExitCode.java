package io.skep.cli;

/** Every way a run of skep can end, as the shell sees it. The numbers are a promise to scripts: they never change. */
public enum ExitCode {
    /** What was asked for is so. */
    SUCCESS(0, "done, or nothing to do"),
    /** Something could not be done; the error says what, where, and what to type next. */
    FAILED(1, "something could not be done"),
    /** {@code plan -detailed-exitcode} found changes; nothing went wrong. */
    CHANGES(2, "plan -detailed-exitcode: there are changes"),
    /** The command line was not understood; nothing was read or touched. */
    USAGE(3, "the command line was not understood"),
    /** The topology has errors; nothing outside was touched. */
    INVALID_TOPOLOGY(4, "the topology has errors"),
    /** The saved plan no longer fits the world, the state or itself; nothing was changed. */
    STALE_PLAN(5, "the saved plan is stale"),
    /** Another run holds the state's lock; nothing was changed. */
    LOCKED(6, "the state is locked by another run"),
    /** The run would break a promise, such as the managers' quorum; nothing was changed. */
    REFUSED(7, "refused, because it would break a promise"),
    /** The run reached its time limit; what was done is recorded and a second run goes on from there. */
    TIMED_OUT(8, "the time limit was reached"),
    /** A fault of skep itself, worth a report. */
    BUG(70, "a fault in skep itself"),
    /** Stopped by Ctrl-C or SIGTERM; running steps were finished and recorded. */
    INTERRUPTED(130, "interrupted");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number given to the operating system. */
    public int number() {
        return number;
    }

    /** A few words for the list in {@code skep --help}. */
    public String meaning() {
        return meaning;
    }
}

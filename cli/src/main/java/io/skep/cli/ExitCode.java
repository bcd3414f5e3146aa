package io.skep.cli;

/** Every way a run of skep can end, as the shell sees it. The numbers are a promise to scripts: they never change. */
public enum ExitCode {
    /** What was asked for is so. */
    SUCCESS(0, "done, or nothing to do"),
    /** Something could not be done, the command line and the topology included; nothing was changed. */
    FAILED(1, "an error, and nothing was changed"),
    /** {@code plan -detailed-exitcode} found changes; nothing went wrong. */
    CHANGES(2, "plan -detailed-exitcode: there are changes"),
    /** {@code fmt -check} found files that are not laid out; nothing was changed. */
    UNFORMATTED(3, "fmt -check: some file is not laid out"),
    /** Another run holds the state's lock; nothing was changed. */
    LOCKED(4, "the state is locked by another run"),
    /** The saved plan no longer fits the world, the state or itself; nothing was changed. */
    STALE_PLAN(5, "the saved plan is stale"),
    /** Some steps failed; what was done is recorded, and a second run goes on from there. */
    PARTIAL(6, "some of it failed; the rest is done and recorded"),
    /** Stopped by Ctrl-C or SIGTERM; running steps were finished and recorded. */
    INTERRUPTED(7, "interrupted; what was done is recorded"),
    /** The run would break a promise, such as the managers' quorum; nothing was changed. */
    REFUSED(8, "refused, because it would break a promise"),
    /** A fault of skep itself, worth a report. */
    BUG(70, "a fault in skep itself");

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

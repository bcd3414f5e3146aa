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
    /** A service's update, or its rollback, was paused by the swarm because tasks failed; the rest is recorded. */
    UPDATE_PAUSED(9, "a service's update was paused"),
    /** A service's update failed and the swarm went back to what was before; the rest is recorded. */
    ROLLED_BACK(10, "a service was rolled back"),
    /** Tasks of a service find no node that may run them; the rest is recorded. */
    NO_NODE(11, "tasks find no node"),
    /** A job did not finish; the rest is recorded. */
    JOB_FAILED(12, "a job failed"),
    /** A fault of skep itself, worth a report. */
    BUG(70, "a fault in skep itself");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** That of an apply in which only steps failed that missed their goal in one and the same way. */
    public static ExitCode missed(String goal) {
        return switch (goal) {
            case "paused" -> UPDATE_PAUSED;
            case "rolled-back" -> ROLLED_BACK;
            case "no-node" -> NO_NODE;
            case "job-failed" -> JOB_FAILED;
            default -> PARTIAL;
        };
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

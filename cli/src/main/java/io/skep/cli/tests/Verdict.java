package io.skep.cli.tests;

/** How a run, or a file with all its runs, ended. A file ends as the worst of its runs. */
public enum Verdict {
    /** Everything was as the test says. */
    PASS,
    /** It was not played, because one before it could not be played to its end. */
    SKIP,
    /** It was played to its end, and something was not as the test says. */
    FAIL,
    /** It could not be played to its end. */
    ERROR;

    /** The word for it, in both kinds of output. */
    public String word() {
        return switch (this) {
            case PASS -> "pass";
            case SKIP -> "skip";
            case FAIL -> "fail";
            case ERROR -> "error";
        };
    }

    /** The worse of both. */
    Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

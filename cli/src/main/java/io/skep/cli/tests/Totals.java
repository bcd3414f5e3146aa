package io.skep.cli.tests;

/** How many runs ended how; {@code verdict} is the worst of all files, teardowns included. */
public record Totals(Verdict verdict, int passed, int failed, int errored, int skipped) {

    /** Nothing played yet. */
    static final Totals NONE = new Totals(Verdict.PASS, 0, 0, 0, 0);

    /** With one more run. */
    Totals with(Verdict run) {
        return new Totals(
                verdict.and(run),
                passed + (run == Verdict.PASS ? 1 : 0),
                failed + (run == Verdict.FAIL ? 1 : 0),
                errored + (run == Verdict.ERROR ? 1 : 0),
                skipped + (run == Verdict.SKIP ? 1 : 0));
    }

    /** The same where what was made could not be destroyed. */
    Totals undestroyed() {
        return new Totals(verdict.and(Verdict.ERROR), passed, failed, errored, skipped);
    }

    /** Both together. */
    Totals and(Totals other) {
        return new Totals(
                verdict.and(other.verdict),
                passed + other.passed,
                failed + other.failed,
                errored + other.errored,
                skipped + other.skipped);
    }

    /** Whether all that was asserted is so. */
    public boolean success() {
        return verdict == Verdict.PASS;
    }

    /** {@code 3 passed, 0 failed, 1 skipped}. */
    public String text() {
        return passed + " passed, " + (failed + errored) + " failed"
                + (skipped == 0 ? "" : ", " + skipped + " skipped");
    }
}

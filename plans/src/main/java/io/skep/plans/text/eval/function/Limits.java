package io.skep.plans.text.eval.function;

/** How large values may grow, so that a slip in a file ends in a message and not in a full memory. */
public final class Limits {

    /** The longest string, in chars. */
    public static final int LONGEST_TEXT = 16 * 1024 * 1024;

    /** The most elements a list, set or object may have. */
    public static final int MOST_ELEMENTS = 100_000;

    private Limits() {}

    /** Fails with {@link Problem} where a string would become too long. */
    public static void text(long length) {
        if (length > LONGEST_TEXT) {
            throw Problem.of("String too long", "A string may have up to " + LONGEST_TEXT + " characters.");
        }
    }

    /** Fails with {@link Problem} where a collection would become too large. */
    public static void elements(long count) {
        if (count > MOST_ELEMENTS) {
            throw Problem.of("Collection too large", "A collection may have up to " + MOST_ELEMENTS + " elements.");
        }
    }
}

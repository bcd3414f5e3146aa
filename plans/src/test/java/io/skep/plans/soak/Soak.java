package io.skep.plans.soak;

/** How long the long tests are: short among all tests, full with {@code -Dskep.soak=true}, as {@code ./dev soak} asks. */
public final class Soak {
    private Soak() {}

    /** One of two sizes. */
    public static int size(int usual, int full) {
        return Boolean.getBoolean("skep.soak") ? full : usual;
    }

    /** The seed of a run; another one with {@code -Dskep.seed}. */
    public static long seed() {
        return Long.getLong("skep.seed", 20_261_121L);
    }

    /** A figure for whoever asked for the full size. */
    public static void report(String figure) {
        if (Boolean.getBoolean("skep.soak")) {
            System.out.println("soak: " + figure);
        }
    }
}

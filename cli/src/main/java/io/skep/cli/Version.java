package io.skep.cli;

/** Which skep this is. */
public final class Version {
    /** The bare number, the same as in the pom. A constant, since finding a resource in the jar takes longer than the rest of {@code skep version}. */
    public static final String NUMBER = "0.1.0";

    private Version() {}

    /** What {@code skep version} prints: skep, system, Java. */
    static String text() {
        return "skep v" + NUMBER + "\non " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + ", Java " + System.getProperty("java.version");
    }
}

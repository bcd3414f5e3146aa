package io.skep.cli;

import io.skep.cli.show.Json;

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

    /** The same for programs. */
    static String json() {
        return Json.text(Json.object()
                .with("skep_version", NUMBER)
                .with("platform", System.getProperty("os.name") + "_" + System.getProperty("os.arch"))
                .with("java_version", System.getProperty("java.version")));
    }
}

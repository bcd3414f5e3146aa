package io.skep.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Which skep this is, as written into the jar by the build. */
final class Version {
    private Version() {}

    /** The bare number, such as {@code 0.1.0}. */
    static String number() {
        try (InputStream file = Version.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read version.txt in skep's own jar", e);
        }
    }

    /** What {@code skep version} prints: skep, system, Java. */
    static String text() {
        return "skep v" + number() + "\non " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + ", Java " + System.getProperty("java.version");
    }
}

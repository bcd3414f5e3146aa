package io.skep.provision.engine;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Versions of Docker Engine that are known to break swarms, each with its date and source: {@code known-bad.txt} beside this class.
 *
 * @param version the beginning of the versions that are bad: {@code 28.2}
 * @param date when that was told, {@code 2025-06-11}
 * @param source where
 * @param trouble what breaks, and what is better
 */
record KnownBad(String version, String date, String source, String trouble) {

    /** Read once a topology names a version: most checks of one need none. */
    private static final class Known {
        private static final List<KnownBad> ALL = read();
    }

    /** All that are known. */
    static List<KnownBad> all() {
        return Known.ALL;
    }

    /** What to say of the version in an engine's block; empty where nothing bad is known of it. */
    static Optional<Diagnostic> warning(Address block, Entries body, Range place) {
        return Values.textOf(body, EngineSpec.VERSION)
                .flatMap(KnownBad::of)
                .map(bad -> Diagnostic.warning(
                        "Engine version known to be bad",
                        block + ": of Docker Engine " + bad.version + " is known since " + bad.date + ": " + bad.trouble
                                + " (" + bad.source + ").",
                        place));
    }

    /** What is known of a version as people write it; a part of one such as {@code 28} may be a good one. */
    static Optional<KnownBad> of(String asked) {
        String upstream = asked.substring(asked.indexOf(':') + 1);
        return all().stream()
                .filter(bad -> upstream.equals(bad.version)
                        || (upstream.startsWith(bad.version)
                                && ".+-~".indexOf(upstream.charAt(bad.version.length())) >= 0))
                .findFirst();
    }

    private static List<KnownBad> read() {
        try (InputStream stream = KnownBad.class.getResourceAsStream("known-bad.txt")) {
            if (stream == null) {
                throw new IllegalStateException("known-bad.txt is not packed");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 4))
                    .map(words -> new KnownBad(words[0], words[1], words[2], words[3]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read known-bad.txt", unreadable);
        }
    }
}

package io.skep.plans.state.form;

import io.skep.plans.resource.Seen;
import java.nio.charset.StandardCharsets;

/** A short text that tells whether two looks saw the same. */
public final class SeenFingerprint {

    private static final String ABSENT = hash("absent"); // of each resource of a first plan

    private SeenFingerprint() {}

    /**
     * SHA-256 as hex of what was seen, secrets by their digests. What is secret must have been covered before, lest the fingerprint give
     * away a content one can guess. Why something is unreachable or foreign does not count.
     */
    public static String of(Seen seen, SecretDigest digests) {
        return switch (seen) {
            case Seen.Present(var values, var outputs) ->
                hash("present\n" + CanonicalText.masking(values, digests) + "\n"
                        + CanonicalText.masking(outputs, digests));
            case Seen.Absent(String left) -> left.isEmpty() ? ABSENT : hash("absent\n" + left);
            case Seen.Unreachable _ -> hash("unreachable");
            case Seen.Foreign _ -> hash("foreign");
        };
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}

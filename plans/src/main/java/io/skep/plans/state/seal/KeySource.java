package io.skep.plans.state.seal;

import java.util.Optional;
import javax.crypto.SecretKey;
import tools.jackson.databind.JsonNode;

/** Where the key that wraps data keys comes from. Asked at most once for the same key in one process. Safe for any thread. */
public sealed interface KeySource permits Passphrase, KeyProgram {

    /**
     * A key, and what a file says of it so that it is found again. Never holds anything secret.
     *
     * @param description what is stored in clear beside the wrapped data key
     */
    record Wrapping(JsonNode description, SecretKey key) {}

    /** The key for files that are written now. */
    Wrapping forWriting();

    /** The key that a file's description means; empty where it is not of this source's kind. It may still be another key. */
    Optional<SecretKey> forReading(JsonNode description);
}

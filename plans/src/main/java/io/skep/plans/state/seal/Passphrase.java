package io.skep.plans.state.seal;

import io.skep.plans.failure.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A passphrase as a source of keys. A key costs half a second to make, so the salt of a file that was opened is used again for the files
 * this process writes: each of those has a data key of its own.
 */
public final class Passphrase implements KeySource {
    private static final String KIND = "passphrase";
    private static final int SHORTEST = 12;

    private final byte[] passphrase;
    private final Supplier<Argon2> afresh;
    private final Map<String, SecretKey> made = new TreeMap<>();
    private Optional<Argon2> current = Optional.empty();

    /** The passphrase; a short one, which is easily guessed, is a {@link UserError}. */
    public Passphrase(String passphrase) {
        this(passphrase, Argon2::recommended);
    }

    Passphrase(String passphrase, Supplier<Argon2> afresh) {
        if (passphrase.codePointCount(0, passphrase.length()) < SHORTEST) {
            throw new UserError("The passphrase for the state is too short: it needs " + SHORTEST
                    + " characters or more. Make one by: openssl rand -base64 24");
        }
        this.passphrase = passphrase.getBytes(StandardCharsets.UTF_8);
        this.afresh = afresh;
    }

    @Override
    public synchronized Wrapping forWriting() {
        Argon2 parameters = current.orElseGet(afresh);
        current = Optional.of(parameters);
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.set(KIND, parameters.description());
        return new Wrapping(description, key(parameters));
    }

    @Override
    public synchronized Optional<SecretKey> forReading(JsonNode description) {
        JsonNode asked = description.path(KIND);
        if (!asked.isObject()) {
            return Optional.empty();
        }
        Argon2 parameters = Argon2.read(asked);
        SecretKey key = key(parameters);
        current = Optional.of(parameters);
        return Optional.of(key);
    }

    private SecretKey key(Argon2 parameters) {
        return made.computeIfAbsent(parameters.toString(), _ -> parameters.key(passphrase));
    }

    /** Tells nothing. */
    @Override
    public String toString() {
        return "a passphrase";
    }
}

package io.skep.plans.state.seal;

import io.skep.plans.failure.UserError;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a key is made of a passphrase: Argon2id, version 1.3 (RFC 9106). What a file asks for is bounded, so that a forged one cannot make
 * skep use up the machine's memory or time.
 */
record Argon2(int memoryKib, int passes, int lanes, String salt) {
    private static final String NAME = "argon2id";
    private static final int LEAST_MEMORY = 8 * 1024;
    private static final int MOST_MEMORY = 1024 * 1024;
    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 16;
    private static final int SALT_BYTES = 16;

    /** The second choice of RFC 9106, section 4, with a new salt: 64 MiB, 3 passes, 4 lanes; about half a second. */
    static Argon2 recommended() {
        return new Argon2(64 * 1024, 3, 4, Base64.getEncoder().encodeToString(Aes.random(SALT_BYTES)));
    }

    JsonNode description() {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.put("kdf", NAME);
        description.put("memory_kib", memoryKib);
        description.put("passes", passes);
        description.put("lanes", lanes);
        description.put("salt", salt);
        return description;
    }

    /** The parameters a file asks for; others than skep could have written are a {@link UserError}. */
    static Argon2 read(JsonNode description) {
        Argon2 asked = new Argon2(
                description.path("memory_kib").asInt(0),
                description.path("passes").asInt(0),
                description.path("lanes").asInt(0),
                description.path("salt").asString(""));
        boolean usual = description.path("kdf").asString("").equals(NAME)
                && within(asked.memoryKib, LEAST_MEMORY, MOST_MEMORY)
                && within(asked.passes, 1, MOST_PASSES)
                && within(asked.lanes, 1, MOST_LANES);
        if (!usual) {
            throw new UserError("It asks for a way to make the key that this skep refuses: " + description
                    + ". Either a newer skep wrote it, or it was changed by somebody else.");
        }
        asked.saltBytes();
        return asked;
    }

    SecretKey key(byte[] passphrase) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(saltBytes())
                .build());
        byte[] key = new byte[Aes.KEY_BYTES];
        generator.generateBytes(passphrase, key);
        return Aes.key(key);
    }

    private byte[] saltBytes() {
        byte[] bytes = Base64Text.bytes(salt).orElse(new byte[0]);
        if (!within(bytes.length, SALT_BYTES, 4 * SALT_BYTES)) {
            throw new UserError("Its salt is no salt that skep wrote. It was changed by somebody else.");
        }
        return bytes;
    }

    private static boolean within(int number, int least, int most) {
        return number >= least && number <= most;
    }
}

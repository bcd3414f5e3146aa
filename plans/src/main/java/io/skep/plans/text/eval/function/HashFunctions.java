package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.TEXT;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Text;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Digests, and names made from them (RFC 9562, section 5.5). */
final class HashFunctions {

    /** The name spaces that RFC 9562 lists in section 6.6. */
    private static final Map<String, String> NAME_SPACES = Map.of(
            "dns", "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
            "url", "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
            "oid", "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
            "x500", "6ba7b814-9dad-11d1-80b4-00c04fd430c8");

    static final List<Function> ALL = List.of(
            Function.named("md5").takes(TEXT, "str").gives(with -> hexadecimal("MD5", bytes(with))),
            Function.named("sha1").takes(TEXT, "str").gives(with -> hexadecimal("SHA-1", bytes(with))),
            Function.named("sha256").takes(TEXT, "str").gives(with -> hexadecimal("SHA-256", bytes(with))),
            Function.named("sha512").takes(TEXT, "str").gives(with -> hexadecimal("SHA-512", bytes(with))),
            Function.named("base64sha256").takes(TEXT, "str").gives(with -> base64("SHA-256", bytes(with))),
            Function.named("base64sha512").takes(TEXT, "str").gives(with -> base64("SHA-512", bytes(with))),
            Function.named("uuidv5")
                    .takes(TEXT, "namespace")
                    .takes(TEXT, "name")
                    .gives(HashFunctions::uuid));

    private HashFunctions() {}

    static Value hexadecimal(String algorithm, byte[] bytes) {
        return new Text(HexFormat.of().formatHex(digest(algorithm, bytes)));
    }

    static Value base64(String algorithm, byte[] bytes) {
        return new Text(Base64.getEncoder().encodeToString(digest(algorithm, bytes)));
    }

    private static byte[] bytes(Arguments with) {
        return with.text(0).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no " + algorithm, missing);
        }
    }

    private static Value uuid(Arguments with) {
        UUID space = space(with.text(0));
        byte[] name = with.text(1).getBytes(StandardCharsets.UTF_8);
        ByteBuffer hashed = ByteBuffer.allocate(Long.BYTES * 2 + name.length)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .put(name);
        ByteBuffer digest = ByteBuffer.wrap(digest("SHA-1", hashed.array()));
        long most = (digest.getLong() & ~0xF000L) | 0x5000L;
        long least = (digest.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new Text(new UUID(most, least).toString());
    }

    private static UUID space(String name) {
        try {
            UUID space = UUID.fromString(NAME_SPACES.getOrDefault(name, name));
            if (name.length() == space.toString().length() || NAME_SPACES.containsKey(name)) {
                return space;
            }
        } catch (IllegalArgumentException notAnId) {
            throw Arguments.wrong(0, "This is neither a UUID nor one of dns, url, oid and x500.");
        }
        throw Arguments.wrong(0, "This is neither a UUID nor one of dns, url, oid and x500.");
    }
}

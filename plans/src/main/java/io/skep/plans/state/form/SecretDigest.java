package io.skep.plans.state.form;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Masked;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The salted digest that stands for a secret where the secret itself must not be: PBKDF2-HMAC-SHA256 (RFC 8018) over the canonical form of
 * the content, salted with the state's lineage, so that digests of two states cannot be compared. Safe for any thread; each distinct content is computed once.
 */
public final class SecretDigest {
    private static final int ROUNDS = 20_000;
    private static final int BITS = 256;

    private final byte[] salt;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    public SecretDigest(String lineage) {
        this.salt = ("skep secret " + lineage).getBytes(StandardCharsets.UTF_8);
    }

    /** The digest, in hex, of what a value holds; one read back from a file gives the digest that was stored. */
    public String of(Value value) {
        return value instanceof Masked masked ? masked.digest() : known.computeIfAbsent(content(value), this::derive);
    }

    /** Hashed first, so that no secret stays in the cache's keys. */
    private static String content(Value value) {
        return Sha256.hex(CanonicalText.revealing(value).getBytes(StandardCharsets.UTF_8));
    }

    private String derive(String content) {
        try {
            PBEKeySpec key = new PBEKeySpec(content.toCharArray(), salt, ROUNDS, BITS);
            byte[] digest = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", impossible);
        }
    }
}

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
    /** Digests by the hash of salt and content, for the whole process: deriving one is slow on purpose. */
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private final String lineage;

    public SecretDigest(String lineage) {
        this.lineage = lineage;
        this.salt = ("skep secret " + lineage).getBytes(StandardCharsets.UTF_8);
    }

    /** The digest, in hex, of what a value holds; one read back from a file gives the digest that was stored. */
    public String of(Value value) {
        return value instanceof Masked masked ? masked.digest() : derived(CanonicalText.revealing(value));
    }

    /**
     * Whether two values are kept as the same: secrets by digest and source, be they in clear or read back. The sources count because
     * a secret that is asked for later is found by them.
     */
    public boolean same(Value before, Value after) {
        return CanonicalText.stored(before, this).equals(CanonicalText.stored(after, this));
    }

    private String derived(String content) {
        String key = Sha256.hex((lineage + "\n" + content).getBytes(StandardCharsets.UTF_8));
        return KNOWN.computeIfAbsent(key, _ -> derive(content));
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

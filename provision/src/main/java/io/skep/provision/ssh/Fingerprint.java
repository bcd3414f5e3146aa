package io.skep.provision.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The SHA-256 fingerprint of a public key, written as {@code ssh-keygen -l} writes it. */
final class Fingerprint {

    private Fingerprint() {}

    /** {@code SHA256:...} of a key in its wire form (RFC 4253, section 6.6). */
    static String of(byte[] blob) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    /** Whether two fingerprints are the same, with or without the {@code SHA256:} in front and padding behind. */
    static boolean same(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String fingerprint) {
        String text = fingerprint.strip();
        String digest = text.startsWith("SHA256:") ? text.substring("SHA256:".length()) : text;
        return digest.replace("=", "");
    }
}

package io.skep.drivers.lab;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * An ed25519 key pair in OpenSSH's formats: the private key file as PROTOCOL.key of OpenSSH describes it, without a
 * passphrase, and the public line of RFC 8709.
 */
final class SshKey {

    private static final String TYPE = "ssh-ed25519";
    private static final int RAW = 32;

    private final byte[] seed;
    private final byte[] point;
    private final String comment;

    private SshKey(byte[] seed, byte[] point, String comment) {
        this.seed = seed;
        this.point = point;
        this.comment = comment;
    }

    /** A new key pair. */
    static SshKey make(String comment) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] encoded = pair.getPublic().getEncoded();
            // An X.509 encoding of an ed25519 key (RFC 8410) ends with the key's 32 bytes.
            return new SshKey(seed, Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length), comment);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no Ed25519", missing);
        }
    }

    /** {@code ssh-ed25519 AAAA... comment}. */
    String publicLine() {
        return TYPE + " " + Base64.getEncoder().encodeToString(publicBlob()) + " " + comment;
    }

    /** The private key file's content; never shown or logged. */
    byte[] privateFile() {
        byte[] check = new byte[4];
        new SecureRandom().nextBytes(check);
        byte[] secret = bytes(out -> {
            out.write(check);
            out.write(check);
            string(out, TYPE.getBytes(StandardCharsets.US_ASCII));
            string(out, point);
            string(out, bytes(both -> {
                both.write(seed);
                both.write(point);
            }));
            string(out, comment.getBytes(StandardCharsets.UTF_8));
            for (int padding = 1; out.size() % 8 != 0; padding++) {
                out.write(padding);
            }
        });
        byte[] file = bytes(out -> {
            out.write("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
            string(out, "none".getBytes(StandardCharsets.US_ASCII));
            string(out, "none".getBytes(StandardCharsets.US_ASCII));
            string(out, new byte[0]);
            out.writeInt(1);
            string(out, publicBlob());
            string(out, secret);
        });
        String lines = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(file);
        return ("-----BEGIN OPENSSH PRIVATE KEY-----\n" + lines + "\n-----END OPENSSH PRIVATE KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] publicBlob() {
        return bytes(out -> {
            string(out, TYPE.getBytes(StandardCharsets.US_ASCII));
            string(out, point);
        });
    }

    private static void string(DataOutputStream out, byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(memory));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return memory.toByteArray();
    }
}

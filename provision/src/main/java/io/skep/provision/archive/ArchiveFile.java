package io.skep.provision.archive;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** What is known of an archive's file. */
final class ArchiveFile {

    private ArchiveFile() {}

    /** Its outputs; {@code built} says that skep made it, so that it may remove it. */
    static Entries outputs(Path file, boolean built) throws IOException {
        return Entries.of(Map.<String, Value>of(
                "file", Values.text(file.toAbsolutePath().normalize().toString()),
                "sha256", Values.text(sha256(file)),
                "built", Values.bool(built)));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[1 << 16];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}

package io.skep.provision.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Makes an archive, as docker save would, of an image that holds one file. */
final class SmallArchive {

    private SmallArchive() {}

    /** Writes the archive and gives the image's identifier. */
    static String write(Path file, String tag, String content) throws IOException {
        byte[] layer = tar(new TreeMap<>(Map.of("content", content.getBytes(StandardCharsets.UTF_8))));
        String config = """
                {"architecture":"amd64","os":"linux","config":{"Cmd":["/content"]},
                 "rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}
                """.formatted(sha256(layer));
        String id = sha256(config.getBytes(StandardCharsets.UTF_8));
        String manifest =
                "[{\"Config\":\"%s.json\",\"RepoTags\":[\"%s\"],\"Layers\":[\"layer.tar\"]}]".formatted(id, tag);
        Map<String, byte[]> parts = Map.of(
                id + ".json",
                config.getBytes(StandardCharsets.UTF_8),
                "layer.tar",
                layer,
                "manifest.json",
                manifest.getBytes(StandardCharsets.UTF_8));
        Files.write(file, tar(new TreeMap<>(parts)));
        return "sha256:" + id;
    }

    private static byte[] tar(SortedMap<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

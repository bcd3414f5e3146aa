package io.skep.provision.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in an image archive as {@code docker save} writes it, compressed or not, read from its {@code manifest.json}.
 * Format: the Docker Image Specification v1.2, "Combined Image JSON + Filesystem Changeset Format".
 */
public record ImageArchive(List<Image> images) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * One image.
     *
     * @param tags its names, {@code web:1}
     * @param id what an engine calls it once it is loaded, {@code sha256:...}
     */
    public record Image(List<String> tags, String id) {
        public Image {
            tags = List.copyOf(tags);
        }
    }

    public ImageArchive {
        images = List.copyOf(images);
    }

    /** Reads an archive's list of images; IOException says in words what is wrong with the file. */
    public static ImageArchive of(Path file) throws IOException {
        try {
            return new ImageArchive(imagesIn(manifest(file)));
        } catch (IOException | JacksonException | IllegalArgumentException broken) {
            throw new IOException(file + " is not an image archive: " + broken.getMessage(), broken);
        }
    }

    /** Writes an archive of no images, for where only a file is needed that can be read as one. */
    public static void writeEmpty(Path file) throws IOException {
        byte[] none = "[]".getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry("manifest.json");
        entry.setSize(none.length);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
            tar.putArchiveEntry(entry);
            tar.write(none);
            tar.closeArchiveEntry();
        }
    }

    private static byte[] manifest(Path file) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(opened(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().replaceFirst("^\\./", "").equals("manifest.json")) {
                    return tar.readAllBytes();
                }
            }
        }
        throw new IOException("it has no manifest.json, as docker save writes one");
    }

    private static InputStream opened(Path file) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        raw.mark(2);
        boolean compressed = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return compressed ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private static List<Image> imagesIn(byte[] manifest) {
        List<Image> images = new ArrayList<>();
        for (JsonNode image : JSON.readTree(manifest)) {
            List<String> tags = new ArrayList<>();
            image.path("RepoTags").forEach(tag -> tags.add(tag.asString()));
            images.add(new Image(tags, "sha256:" + digestIn(image.path("Config").asString(""))));
        }
        return images;
    }

    /** {@code <digest>.json} in older archives, {@code blobs/sha256/<digest>} in newer ones. */
    private static String digestIn(String config) {
        return config.substring(config.lastIndexOf('/') + 1).replaceFirst("\\.json$", "");
    }
}

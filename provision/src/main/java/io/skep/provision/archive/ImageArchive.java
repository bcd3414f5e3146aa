package io.skep.provision.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in an archive that {@code docker save} made: {@code manifest.json} of the Docker image format, and {@code index.json} of the OCI
 * image layout where it has one too.
 */
public record ImageArchive(List<Image> images) {

    /**
     * One image.
     *
     * @param tags its names
     * @param ids what an engine may call it: the digest of its configuration or, in newer engines, of its manifest
     */
    public record Image(List<String> tags, Set<String> ids) {
        public Image {
            tags = List.copyOf(tags);
            ids = Set.copyOf(ids);
        }
    }

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String MANIFEST = "manifest.json";
    private static final String INDEX = "index.json";

    public ImageArchive {
        images = List.copyOf(images);
    }

    /** Reads an archive; fails with an IOException that says what is wrong with the file. */
    public static ImageArchive read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        Map<String, byte[]> entries = TarEntries.read(file, Set.of(MANIFEST, INDEX));
        if (!entries.containsKey(MANIFEST)) {
            throw new IOException(file + " is no image archive: it has no " + MANIFEST + "; make one with docker save");
        }
        try {
            JsonNode index = entries.containsKey(INDEX) ? JSON.readTree(entries.get(INDEX)) : JSON.createObjectNode();
            return parse(JSON.readTree(entries.get(MANIFEST)), index);
        } catch (JacksonException broken) {
            throw new IOException(file + " is no image archive: " + broken.getOriginalMessage(), broken);
        }
    }

    /** The names of all images, for people. */
    public String named() {
        return String.join(", ", images.stream().flatMap(image -> image.tags.stream()).toList());
    }

    private static ImageArchive parse(JsonNode manifest, JsonNode index) {
        List<Image> images = new ArrayList<>();
        for (JsonNode image : manifest) {
            List<String> tags = new ArrayList<>();
            image.path("RepoTags").forEach(tag -> tags.add(tag.asString("")));
            TreeSet<String> ids = new TreeSet<>(manifests(index, tags));
            ids.add("sha256:" + digest(image.path("Config").asString("")));
            images.add(new Image(tags, ids));
        }
        return new ImageArchive(images);
    }

    private static List<String> manifests(JsonNode index, List<String> tags) {
        List<String> digests = new ArrayList<>();
        for (JsonNode manifest : index.path("manifests")) {
            String name = manifest.path("annotations").path("io.containerd.image.name").asString("");
            if (tags.stream().anyMatch(tag -> name.endsWith(tag))) {
                digests.add(manifest.path("digest").asString(""));
            }
        }
        return digests;
    }

    /** {@code abc} of {@code abc.json} and of {@code blobs/sha256/abc}. */
    private static String digest(String config) {
        String file = config.substring(config.lastIndexOf('/') + 1);
        return file.endsWith(".json") ? file.substring(0, file.length() - ".json".length()) : file;
    }
}

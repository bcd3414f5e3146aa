package io.skep.swarm.image;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What an image is made for, or a node is: {@code linux/amd64}. Nodes say the processor as their kernel does, images as Go does. */
public record Platform(String system, String processor) {

    private static final Map<String, String> NAMES = Map.of(
            "x86_64", "amd64",
            "x86-64", "amd64",
            "aarch64", "arm64",
            "armv7l", "arm",
            "armv6l", "arm",
            "armhf", "arm",
            "i386", "386",
            "i686", "386");

    /** That of a document with {@code OS} and {@code Architecture}, in whichever letters. */
    public static Platform of(JsonNode document) {
        String system = document.path("OS").asString(document.path("os").asString(""));
        String processor = document.path("Architecture")
                .asString(document.path("architecture").asString(""));
        String small = processor.toLowerCase(Locale.ROOT);
        return new Platform(system.toLowerCase(Locale.ROOT), NAMES.getOrDefault(small, small));
    }

    /** Whether both its parts are said; what an image holds beside programs has none. */
    public boolean known() {
        return !system.isEmpty() && !processor.isEmpty() && !system.equals("unknown");
    }

    @Override
    public String toString() {
        return system + "/" + processor;
    }
}

package io.skep.swarm.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mount in one word: {@code TARGET}, {@code SOURCE:TARGET} or {@code SOURCE:TARGET:OPTIONS}.
 *
 * @param source a volume's name or a path; empty for a volume without a name
 * @param options {@code ro}, {@code nocopy}, a propagation
 */
record ShortVolume(Optional<String> source, String target, List<String> options) {
    ShortVolume {
        options = List.copyOf(options);
    }

    static ShortVolume parse(String text) {
        List<String> parts = new ArrayList<>(List.of(text.split(":", -1)));
        if (parts.size() == 1) {
            return new ShortVolume(Optional.empty(), text, List.of());
        }
        List<String> options = parts.size() > 2 ? List.of(parts.get(2).split(",")) : List.of();
        return new ShortVolume(Optional.of(parts.get(0)), parts.get(1), options);
    }

    /** Whether a source is a path of a host and no volume's name. */
    static boolean isPath(String source) {
        return source.startsWith("/") || source.startsWith(".") || source.startsWith("~");
    }
}

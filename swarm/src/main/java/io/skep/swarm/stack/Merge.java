package io.skep.swarm.stack;

import io.skep.swarm.stack.Yaml.Entry;
import io.skep.swarm.stack.Yaml.Items;
import io.skep.swarm.stack.Yaml.Kind;
import io.skep.swarm.stack.Yaml.Mapping;
import io.skep.swarm.stack.Yaml.Merging;
import io.skep.swarm.stack.Yaml.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Merges what several files say, the later over the earlier; pure. Every value keeps the place it came from. */
final class Merge {

    private Merge() {}

    /**
     * Two mappings as one.
     *
     * @param path of both: empty for files, {@code services.web} for a service and the one it extends
     */
    static Mapping of(Mapping earlier, Mapping later, String path) {
        SequencedMap<String, Entry> merged = new LinkedHashMap<>(earlier.entries());
        later.entries().forEach((key, entry) -> {
            String inner = path.isEmpty() ? key : path + "." + key;
            Entry before = merged.get(key);
            switch (entry.value().merging()) {
                case RESET -> merged.remove(key);
                case OVERRIDE -> merged.put(key, entry);
                case USUAL ->
                    merged.put(
                            key,
                            before == null
                                    ? entry
                                    : new Entry(entry.place(), value(before.value(), entry.value(), inner)));
            }
        });
        return new Mapping(merged, later.range());
    }

    /** The same without the tags that asked for something in a merge, and without what they took out. */
    static Mapping settled(Mapping mapping) {
        SequencedMap<String, Entry> settled = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            if (entry.value().merging() != Merging.RESET) {
                settled.put(key, new Entry(entry.place(), settled(entry.value())));
            }
        });
        return new Mapping(settled, mapping.range());
    }

    private static Yaml settled(Yaml value) {
        return switch (value) {
            case Mapping mapping -> settled(mapping);
            case Items list ->
                new Items(
                        list.items().stream()
                                .filter(item -> item.merging() != Merging.RESET)
                                .map(Merge::settled)
                                .toList(),
                        list.range());
            case Scalar scalar -> new Scalar(scalar.text(), scalar.kind(), scalar.range());
        };
    }

    private static Yaml value(Yaml before, Yaml after, String path) {
        if (Yaml.nothing(after)) {
            return Yaml.nothing(before) ? after : before;
        }
        if (Yaml.nothing(before)) {
            return after;
        }
        return switch (MergeRule.of(path)) {
            case REPLACE -> after;
            case DICTIONARY -> usual(dictionary(before), dictionary(after), path);
            case NAMES -> usual(names(before), names(after), path);
            case TARGETS -> targets(Yaml.items(before), after, path);
            case DRIVER -> sameDriver(before, after) ? usual(before, after, path) : after;
            case USUAL -> usual(before, after, path);
        };
    }

    private static Yaml usual(Yaml before, Yaml after, String path) {
        if (before instanceof Mapping earlier && after instanceof Mapping later) {
            return of(earlier, later, path);
        }
        if (before instanceof Items || after instanceof Items) {
            List<Yaml> all = new ArrayList<>(Yaml.items(before));
            Yaml.items(after).stream()
                    .filter(item -> Yaml.text(item).isEmpty()
                            || all.stream().noneMatch(other -> Yaml.text(other).equals(Yaml.text(item))))
                    .forEach(all::add);
            return new Items(all, after.range());
        }
        return after;
    }

    private static boolean sameDriver(Yaml before, Yaml after) {
        if (!(before instanceof Mapping earlier && after instanceof Mapping later)) {
            return false;
        }
        Optional<String> driver = later.text("driver");
        return driver.isEmpty() || earlier.text("driver").isEmpty() || driver.equals(earlier.text("driver"));
    }

    /** A mapping, or a list of {@code NAME=text} as one; a name alone has no value. */
    static Yaml dictionary(Yaml value) {
        if (!(value instanceof Items list)) {
            return value;
        }
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        for (Yaml item : list.items()) {
            String text = Yaml.text(item).orElse("");
            int sign = text.indexOf('=');
            Scalar inner = sign < 0
                    ? new Scalar("", Kind.NOTHING, item.range())
                    : Yaml.text(text.substring(sign + 1), item.range());
            entries.put(sign < 0 ? text : text.substring(0, sign), new Entry(item.range(), inner));
        }
        return new Mapping(entries, list.range(), list.merging());
    }

    /** A mapping, or a list of names as one. */
    static Yaml names(Yaml value) {
        if (!(value instanceof Items list)) {
            return value;
        }
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        for (Yaml item : list.items()) {
            entries.put(
                    Yaml.text(item).orElse(""), new Entry(item.range(), new Scalar("", Kind.NOTHING, item.range())));
        }
        return new Mapping(entries, list.range(), list.merging());
    }

    private static Yaml targets(List<Yaml> before, Yaml after, String path) {
        SequencedMap<String, Yaml> all = new LinkedHashMap<>();
        Stream.concat(before.stream(), Yaml.items(after).stream())
                .forEach(item -> all.put(target(item, path.substring(path.lastIndexOf('.') + 1)), item));
        return new Items(List.copyOf(all.values()), after.range());
    }

    /** What tells two items of such a list apart. */
    private static String target(Yaml item, String key) {
        if (item instanceof Mapping mapping) {
            return key.equals("ports")
                    ? Stream.of("host_ip", "published", "target", "protocol")
                            .map(part -> mapping.text(part).orElse(part.equals("protocol") ? "tcp" : ""))
                            .reduce("", (one, other) -> one + ":" + other)
                    : mapping.text("target").or(() -> mapping.text("source")).orElse("");
        }
        String text = Yaml.text(item).orElse("");
        return key.equals("volumes") ? ShortVolume.parse(text).target() : text;
    }
}

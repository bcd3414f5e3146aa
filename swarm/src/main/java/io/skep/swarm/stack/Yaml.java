package io.skep.swarm.stack;

import io.skep.plans.text.Range;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A part of a Compose file with its place; immutable. Keys are in the order written, and merge keys are carried out. */
sealed interface Yaml {

    /** Where its value is written. */
    Range range();

    /** What the file asks of a merge with the files before it. */
    Merging merging();

    /** What a tag of Compose says of a merge. */
    enum Merging {
        /** No tag: as the rules of the key say. */
        USUAL,
        /** {@code !reset}: what the files before say is taken out. */
        RESET,
        /** {@code !override}: it takes the place of what the files before say. */
        OVERRIDE
    }

    /** The kinds of a scalar, by the core schema of YAML 1.2. */
    enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        NOTHING
    }

    /** A mapping. */
    record Mapping(SequencedMap<String, Entry> entries, Range range, Merging merging) implements Yaml {
        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        Mapping(Map<String, Entry> entries, Range range) {
            this(new LinkedHashMap<>(entries), range, Merging.USUAL);
        }

        /** The value of a key that is there and is not null. */
        Optional<Yaml> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value).filter(value -> !nothing(value));
        }

        /** The mapping under a key; an empty one where there is none. */
        Mapping mapping(String key) {
            return get(key).orElse(null) instanceof Mapping inner ? inner : new Mapping(Map.of(), range);
        }

        /** The text of a scalar under a key. */
        Optional<String> text(String key) {
            return get(key).flatMap(Yaml::text);
        }

        /** Where a key is written; the mapping's own place where it is not. */
        Range place(String key) {
            Entry entry = entries.get(key);
            return entry == null ? range : entry.place();
        }

        /** The same with one key. */
        Mapping with(String key, Entry entry) {
            SequencedMap<String, Entry> more = new LinkedHashMap<>(entries);
            more.put(key, entry);
            return new Mapping(more, range, merging);
        }

        /** The same with another value under a key that is there. */
        Mapping with(String key, Yaml value) {
            return with(key, new Entry(place(key), value));
        }

        /** The same without a key. */
        Mapping without(String key) {
            SequencedMap<String, Entry> fewer = new LinkedHashMap<>(entries);
            fewer.remove(key);
            return new Mapping(fewer, range, merging);
        }
    }

    /**
     * A value under its key.
     *
     * @param place of the key
     */
    record Entry(Range place, Yaml value) {}

    /** A list. */
    record Items(List<Yaml> items, Range range, Merging merging) implements Yaml {
        public Items {
            items = List.copyOf(items);
        }

        Items(List<Yaml> items, Range range) {
            this(items, range, Merging.USUAL);
        }
    }

    /** A scalar as it is written, quotes and escapes resolved. */
    record Scalar(String text, Kind kind, Range range, Merging merging) implements Yaml {
        Scalar(String text, Kind kind, Range range) {
            this(text, kind, range, Merging.USUAL);
        }
    }

    /** A text at a place. */
    static Scalar text(String text, Range range) {
        return new Scalar(text, Kind.TEXT, range);
    }

    /** Whether a value is null. */
    static boolean nothing(Yaml value) {
        return value instanceof Scalar scalar && scalar.kind() == Kind.NOTHING;
    }

    /** The text of a scalar that is not null. */
    static Optional<String> text(Yaml value) {
        return value instanceof Scalar scalar && scalar.kind() != Kind.NOTHING
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** The items of a list; a scalar as a list of itself, as many keys of Compose allow. */
    static List<Yaml> items(Yaml value) {
        return value instanceof Items list ? list.items() : nothing(value) ? List.of() : List.of(value);
    }
}

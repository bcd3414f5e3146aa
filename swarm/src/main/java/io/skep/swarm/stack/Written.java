package io.skep.swarm.stack;

import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One service of a stack on its way from the Compose file into the topology's words.
 *
 * @param name its key in the file
 * @param service what the file says of it
 * @param draft the block {@code service} it becomes
 * @param stack the stack it is of
 */
record Written(String name, Mapping service, Draft draft, StackModel stack) {

    /** A key of the service, or of a mapping in it, as the attribute of a block; nothing where it is not written. */
    static void scalar(Mapping from, String key, String path, Draft into, String attribute) {
        from.text(key).ifPresent(text -> into.put(attribute, Values.text(text), path, from.place(key)));
    }

    /** Keys of a mapping as the attributes of the same names. */
    static void scalars(Mapping from, Draft into, String... keys) {
        for (String key : keys) {
            scalar(from, key, key, into, key);
        }
    }

    /** A key of the service as an attribute. */
    void scalar(String key, String attribute) {
        scalar(service, key, key, draft, attribute);
    }

    /** A key of the service that holds a list, or one text, as an attribute. */
    void texts(String key, String attribute) {
        service.get(key).ifPresent(value -> draft.put(attribute, Values.texts(texts(value)), key, place(key)));
    }

    /** A key of the service that holds names and texts as an attribute. */
    void dictionary(String key, String attribute) {
        service.get(key).ifPresent(value -> draft.put(attribute, dictionary(value), key, place(key)));
    }

    /** Where a key of the service is written. */
    Range place(String key) {
        return service.place(key);
    }

    /** A path in messages: {@code services.web.ports}. */
    String path(String key) {
        return "services." + name + "." + key;
    }

    /** Tells of a key that is left out. */
    void leftOut(String key, String why, Range place) {
        stack.leftOut().tell(path(key), why, place);
    }

    /** Tells that a key is wrong. */
    void wrong(String key, String why, Range place) {
        stack.leftOut().problems().error("Invalid Compose file", "\"" + path(key) + "\": " + why, place);
    }

    /** The texts of a list, or of one text. */
    static List<String> texts(Yaml value) {
        return Yaml.items(value).stream()
                .flatMap(item -> Yaml.text(item).stream())
                .toList();
    }

    /** Names and texts; a name without a value has an empty text. */
    static Entries dictionary(Yaml value) {
        return Values.textEntries(textMap(value));
    }

    /** The same as a map. */
    static Map<String, String> textMap(Yaml value) {
        TreeMap<String, String> entries = new TreeMap<>();
        if (Merge.dictionary(value) instanceof Mapping mapping) {
            mapping.entries()
                    .forEach((key, entry) ->
                            entries.put(key, Yaml.text(entry.value()).orElse("")));
        }
        return entries;
    }

    /** Names and values as one value. */
    static Value entries(Map<String, Value> entries) {
        return Entries.of(entries);
    }

    /** The mapping under a key, where it is one. */
    static Optional<Mapping> inner(Mapping from, String key) {
        return from.get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }
}

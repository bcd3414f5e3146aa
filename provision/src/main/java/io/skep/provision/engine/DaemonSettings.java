package io.skep.provision.engine;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A spec's part in {@code /etc/docker/daemon.json}. Keys that the spec names are skep's; all others belong to somebody else and stay.
 * Names: Docker's reference of dockerd, "Daemon configuration file".
 */
final class DaemonSettings {

    private static final String LABELS = "labels";
    private static final String OPTIONS = "options";

    /** Attributes that are one key of the file each; their names there. */
    private static final Map<String, String> KEYS = Map.of(
            "storage_driver",
            "storage-driver",
            "storage_opts",
            "storage-opts",
            "data_root",
            "data-root",
            "registry_mirrors",
            "registry-mirrors",
            "insecure_registries",
            "insecure-registries",
            "log_driver",
            "log-driver",
            "log_opts",
            "log-opts",
            LABELS,
            LABELS);

    /** Keys that a running engine takes over when it is told to reload. */
    private static final Set<String> RELOADABLE = Set.of(LABELS, "registry-mirrors", "insecure-registries", "debug");

    private DaemonSettings() {}

    /** The attribute that stands for a key of the file. */
    static Optional<String> attributeOf(String key) {
        return KEYS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The file as it should be.
     *
     * @param current what it is now; not changed
     * @param dropped what an earlier spec had and this one has no more
     */
    static ObjectNode merged(ObjectNode current, Entries spec, Entries dropped) {
        ObjectNode merged = current.deepCopy();
        dropped.entries().keySet().stream()
                .filter(name -> !name.equals(LABELS) && !spec.entries().containsKey(name))
                .forEach(name -> Optional.ofNullable(KEYS.get(name)).ifPresent(merged::remove));
        Values.entriesOf(dropped, OPTIONS).entries().keySet().forEach(merged::remove);
        KEYS.forEach((name, key) -> {
            if (spec.entries().containsKey(name) && !name.equals(LABELS)) {
                put(merged, key, JsonValues.of(spec.get(name)));
            }
        });
        Values.entriesOf(spec, OPTIONS).entries().forEach((key, value) -> put(merged, key, JsonValues.of(value)));
        labels(merged, Values.textMapOf(spec, LABELS), Values.entriesOf(dropped, LABELS));
        return merged;
    }

    /**
     * The part of the file that a spec is about, named as in a spec. Of labels and options only those keys count that the spec has: the others
     * are somebody else's.
     */
    static Entries seen(ObjectNode file, Entries asked) {
        TreeMap<String, Value> seen = new TreeMap<>();
        KEYS.forEach((name, key) -> {
            if (asked.entries().containsKey(name) && file.has(key)) {
                seen.put(
                        name,
                        name.equals(LABELS)
                                ? labels(file, Values.entriesOf(asked, LABELS))
                                : JsonValues.read(file.path(key)));
            }
        });
        TreeMap<String, Value> others = new TreeMap<>();
        Values.entriesOf(asked, OPTIONS).entries().keySet().stream()
                .filter(file::has)
                .forEach(key -> others.put(key, JsonValues.read(file.path(key))));
        if (!others.isEmpty()) {
            seen.put(OPTIONS, new Entries(others));
        }
        return new Entries(seen);
    }

    /** The keys in which two files differ. */
    static Set<String> changed(ObjectNode before, ObjectNode after) {
        TreeSet<String> keys = new TreeSet<>();
        before.propertyNames().forEach(keys::add);
        after.propertyNames().forEach(keys::add);
        keys.removeIf(key -> before.path(key).equals(after.path(key)));
        return keys;
    }

    /** Whether a running engine takes over a change of these keys without being restarted. */
    static boolean reloadable(Set<String> keys) {
        return RELOADABLE.containsAll(keys);
    }

    private static void put(ObjectNode file, String key, JsonNode value) {
        if (!file.path(key).equals(value)) {
            file.set(key, value);
        }
    }

    private static void labels(ObjectNode file, SortedMap<String, String> wanted, Entries dropped) {
        if (wanted.isEmpty() && dropped.entries().isEmpty()) {
            return;
        }
        List<String> labels = new ArrayList<>();
        TreeMap<String, String> missing = new TreeMap<>(wanted);
        for (JsonNode label : file.path(LABELS)) {
            String name = label.asString("").split("=", 2)[0];
            String ours = missing.remove(name);
            if (ours != null) {
                labels.add(name + "=" + ours);
            } else if (!dropped.entries().containsKey(name) && !wanted.containsKey(name)) {
                labels.add(label.asString(""));
            }
        }
        missing.forEach((name, text) -> labels.add(name + "=" + text));
        if (labels.isEmpty()) {
            file.remove(LABELS);
        } else {
            ArrayNode array = file.arrayNode();
            labels.forEach(array::add);
            put(file, LABELS, array);
        }
    }

    private static Entries labels(ObjectNode file, Entries asked) {
        TreeMap<String, String> labels = new TreeMap<>();
        for (JsonNode label : file.path(LABELS)) {
            String[] parts = label.asString("").split("=", 2);
            if (asked.entries().containsKey(parts[0])) {
                labels.put(parts[0], parts.length == 2 ? parts[1] : "");
            }
        }
        return Values.textEntries(labels);
    }
}

package io.skep.provision.engine;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An engine's {@code daemon.json} as a tree, and what the attributes of an engine mean in it. Keys that are not ours stay as they are.
 * The keys are those of dockerd(8).
 */
record DaemonConfig(ObjectNode tree) {

    static final String PATH = "/etc/docker/daemon.json";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Attribute and key of what is written as it is. */
    private static final Map<String, String> PLAIN = Map.of(
            "storage_driver", "storage-driver",
            "storage_opts", "storage-opts",
            "data_root", "data-root",
            "registry_mirrors", "registry-mirrors",
            "insecure_registries", "insecure-registries",
            "log_driver", "log-driver",
            "log_opts", "log-opts");

    private static final String LABELS = "labels";

    /** Keys a running engine takes over on SIGHUP, as dockerd(8) lists them. */
    private static final Set<String> RELOADABLE = Set.of(
            "debug",
            LABELS,
            "live-restore",
            "max-concurrent-downloads",
            "max-concurrent-uploads",
            "max-download-attempts",
            "default-runtime",
            "runtimes",
            "authorization-plugins",
            "insecure-registries",
            "registry-mirrors",
            "shutdown-timeout",
            "features");

    /** Keys that have an attribute of their own, which {@code options} must not set too. */
    static Set<String> keysOfAttributes() {
        TreeSet<String> keys = new TreeSet<>(PLAIN.values());
        keys.add(LABELS);
        return keys;
    }

    /** Parses a file; an empty one is an empty object. Fails with IllegalArgumentException saying what is wrong and where. */
    static DaemonConfig parse(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return new DaemonConfig(JSON.createObjectNode());
        }
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return new DaemonConfig(object);
            }
            throw new IllegalArgumentException("it is not a JSON object");
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(
                    "it is not JSON, line " + broken.getLocation().getLineNr() + ": " + broken.getOriginalMessage(),
                    broken);
        }
    }

    /** The file's content. */
    byte[] content() {
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** This with the keys of {@code before}, ours until now, replaced by those of {@code after}. */
    DaemonConfig with(Entries before, Entries after) {
        ObjectNode merged = tree.deepCopy();
        TreeMap<String, JsonNode> wanted = keys(after);
        keys(before).keySet().stream().filter(key -> !wanted.containsKey(key)).forEach(merged::remove);
        wanted.forEach(merged::set);
        return new DaemonConfig(merged);
    }

    /** Whether a running engine takes over the difference to {@code other} without a new start. */
    boolean reloadable(DaemonConfig other) {
        TreeSet<String> names = new TreeSet<>(tree.propertyNames());
        names.addAll(other.tree.propertyNames());
        return names.stream()
                .filter(name -> !tree.path(name).equals(other.tree.path(name)))
                .allMatch(RELOADABLE::contains);
    }

    /** What the file says of the attributes that {@code ours} names, in the same form. */
    Entries seen(Entries ours) {
        Entries seen = Entries.NONE;
        for (String attribute : ours.entries().keySet()) {
            String key = PLAIN.get(attribute);
            if (key != null && tree.has(key)) {
                seen = seen.with(attribute, JsonValues.toValue(tree.path(key)));
            }
        }
        if (ours.entries().containsKey(LABELS) && tree.has(LABELS)) {
            seen = seen.with(LABELS, labels(tree.path(LABELS)));
        }
        return seen.with("options", options(Values.entriesOf(ours, "options")));
    }

    private Value options(Entries ours) {
        Entries seen = Entries.NONE;
        for (String key : ours.entries().keySet()) {
            if (tree.has(key)) {
                seen = seen.with(key, JsonValues.toValue(tree.path(key)));
            }
        }
        return seen.equals(Entries.NONE) ? Value.NOTHING : seen;
    }

    private static Entries labels(JsonNode list) {
        Entries labels = Entries.NONE;
        for (JsonNode item : list) {
            String[] parts = item.asString().split("=", 2);
            labels = labels.with(parts[0], new Text(parts.length > 1 ? parts[1] : ""));
        }
        return labels;
    }

    private static TreeMap<String, JsonNode> keys(Entries spec) {
        TreeMap<String, JsonNode> keys = new TreeMap<>();
        PLAIN.forEach((attribute, key) -> {
            if (!empty(spec.get(attribute))) {
                keys.put(key, JsonValues.toJson(spec.get(attribute)));
            }
        });
        Map<String, String> labels = Values.textMapOf(spec, LABELS);
        if (!labels.isEmpty()) {
            List<Value> list = new ArrayList<>();
            labels.forEach((name, value) -> list.add(new Text(name + "=" + value)));
            keys.put(LABELS, JsonValues.toJson(new Items(list)));
        }
        Values.entriesOf(spec, "options").entries().forEach((key, value) -> keys.put(key, JsonValues.toJson(value)));
        return keys;
    }

    private static boolean empty(Value value) {
        return switch (value) {
            case Value.Nothing _ -> true;
            case Items(List<Value> items) -> items.isEmpty();
            case Entries(var entries) -> entries.isEmpty();
            case Value.Unique(var members) -> members.isEmpty();
            case Text _, Value.Numeric _, Value.Bool _, Value.Later _, Value.Secret _, Value.Masked _ -> false;
        };
    }
}

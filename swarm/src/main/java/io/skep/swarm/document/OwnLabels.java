package io.skep.swarm.document;

import static io.skep.plans.apply.Ownership.ADDRESS_LABEL;
import static io.skep.plans.apply.Ownership.LINEAGE_LABEL;
import static io.skep.plans.apply.Ownership.TOPOLOGY_LABEL;

import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.Window;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Owned;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The labels that mark what skep made, beside those the user asked for and those others keep. */
public final class OwnLabels {

    /** The output that says that something was there before skep. */
    public static final String TAKEN_UP = "imported";

    /** With a node's id behind it: how many tasks a service has too many, since that node is being drained. */
    public static final String SURGE = "io.skep.surge.";

    private static final String PREFIX = "io.skep.";

    private OwnLabels() {}

    /** Writes the marks and the wanted labels into a map of labels; labels of others stay. */
    public static void write(ObjectNode labels, Ownership ownership, Address address, Entries wanted) {
        labels.put(TOPOLOGY_LABEL, ownership.topology());
        labels.put(LINEAGE_LABEL, ownership.lineage());
        labels.put(ADDRESS_LABEL, address.toString());
        // Who writes these also writes how many tasks there are to be.
        labels.remove(labels.propertyStream()
                .map(Map.Entry::getKey)
                .filter(label -> label.startsWith(SURGE))
                .toList());
        Values.textMapOf(wanted, "labels").forEach(labels::put);
    }

    /** Removes the labels that were ours and are no longer wanted. */
    public static void drop(ObjectNode labels, Entries dropped) {
        Values.textsOf(dropped, "labels").forEach(labels::remove);
    }

    /** Labels of which a difference says that they are to go, as {@link #drop} takes them. */
    public static Entries dropped(List<Difference> differences) {
        List<String> keys = differences.stream()
                .filter(each -> each.after() instanceof Value.Nothing)
                .map(Difference::path)
                .filter(path -> path.startsWith("labels[\"") && path.endsWith("\"]"))
                .map(path -> path.substring("labels[\"".length(), path.length() - 2))
                .map(key -> key.replace("\\\"", "\"").replace("\\\\", "\\"))
                .sorted()
                .toList();
        return keys.isEmpty() ? Entries.NONE : Entries.NONE.with("labels", Values.texts(keys));
    }

    /** The address in the marks; empty where there are none. */
    public static String address(JsonNode labels) {
        return labels.path(ADDRESS_LABEL).asString("");
    }

    /** Why an object with these labels is not ours; empty where it is. */
    public static Optional<String> foreign(JsonNode labels, Ownership ownership) {
        String lineage = labels.path(LINEAGE_LABEL).asString("");
        if (lineage.equals(ownership.lineage())) {
            return Optional.empty();
        }
        return Optional.of(
                lineage.isEmpty()
                        ? "skep did not make it"
                        : "it belongs to the topology \""
                                + labels.path(TOPOLOGY_LABEL).asString("?") + "\" of another state");
    }

    /** Whether these labels bear no marks of any topology. */
    public static boolean unmarked(JsonNode labels) {
        return labels.path(LINEAGE_LABEL).asString("").isEmpty();
    }

    /**
     * The same where something may have been taken up: it bears no marks then, and is ours by what is recorded of it.
     *
     * @param recorded the outputs in the state
     * @param key the output that holds the id
     * @param id what the object is called by the engine
     */
    public static Optional<String> foreign(
            JsonNode labels, Ownership ownership, Entries recorded, String key, String id) {
        boolean takenUp = Values.boolOf(recorded, TAKEN_UP).orElse(false)
                && Values.textOf(recorded, key).filter(id::equals).isPresent();
        return unmarked(labels) && takenUp ? Optional.empty() : foreign(labels, ownership);
    }

    /**
     * Whether an object of which the address is not known is ours: by its marks, or because it is recorded as taken up.
     *
     * @param key the output that holds the id
     * @param id what the object is called by the engine
     */
    public static boolean ours(JsonNode labels, Window window, String kind, String key, String id) {
        return foreign(labels, window.ownership()).isEmpty()
                || window.having(kind, key, id).stream()
                        .anyMatch(address -> foreign(labels, window.ownership(), window.outputs(address), key, id)
                                .isEmpty());
    }

    /** Outputs of something seen, with what the state keeps of its having been taken up. */
    public static Entries kept(Entries recorded, Entries outputs) {
        return outputs.with(TAKEN_UP, recorded.get(TAKEN_UP));
    }

    /**
     * What an object with these labels is in our marks; empty where it bears none, or those of another kind or topology. Nothing is claimed
     * to have been asked for of it, since its labels may be others'.
     */
    public static Optional<Owned> owned(JsonNode labels, Ownership asked, String kind, Entries outputs) {
        Ownership owner = new Ownership(
                labels.path(TOPOLOGY_LABEL).asString(""),
                labels.path(LINEAGE_LABEL).asString(""));
        if (!owner.topology().equals(asked.topology())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Address.parse(address(labels)))
                    .filter(address -> address.kind().equals(kind))
                    .map(address -> new Owned(address, owner, Entries.NONE, outputs));
        } catch (IllegalArgumentException othersMark) {
            return Optional.empty();
        }
    }

    /** The labels other than the marks, as a value that compares with the spec. */
    public static Entries seen(JsonNode labels) {
        TreeMap<String, Value> seen = new TreeMap<>();
        labels.properties().forEach(label -> {
            if (!label.getKey().startsWith(PREFIX)) {
                seen.put(label.getKey(), Values.text(label.getValue().asString("")));
            }
        });
        return new Entries(seen);
    }
}

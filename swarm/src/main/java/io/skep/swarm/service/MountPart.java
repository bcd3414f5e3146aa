package io.skep.swarm.service;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ContainerSpec.Mounts}, both ways; pure. What the spec does not know of a mount stays. */
final class MountPart {

    private MountPart() {}

    /** Mounts in the order of their targets, as the engine keeps whatever order it is given. */
    static List<Entries> sorted(List<Value> mounts) {
        return mounts.stream()
                .filter(Entries.class::isInstance)
                .map(Entries.class::cast)
                .sorted(Comparator.comparing(MountPart::target))
                .toList();
    }

    static void write(ObjectNode container, Entries spec) {
        if (!spec.entries().containsKey("mount")) {
            return;
        }
        ArrayNode documents = Json.array();
        for (Entries mount : sorted(Values.itemsOf(spec, "mount"))) {
            ObjectNode document = unknown(container.path("Mounts"), target(mount));
            MountFields.TABLE.write(document, mount);
            documents.add(document);
        }
        if (documents.isEmpty()) {
            container.remove("Mounts");
        } else {
            container.set("Mounts", documents);
        }
    }

    static void read(JsonNode container, Entries like, Seeing seeing) {
        Map<String, Entries> wanted = sorted(Values.itemsOf(like, "mount")).stream()
                .collect(Collectors.toMap(MountPart::target, mount -> mount, (first, _) -> first));
        List<Value> mounts = new ArrayList<>();
        for (JsonNode document : container.path("Mounts")) {
            Entries mount = wanted.getOrDefault(document.path("Target").asString(""), Entries.NONE);
            mounts.add(MountFields.TABLE.read(document, mount, Entries.NONE));
        }
        seeing.blocks("mount", sorted(mounts));
    }

    /** What is there of a mount beside the fields that are written anew. */
    private static ObjectNode unknown(JsonNode mounts, String target) {
        for (JsonNode mount : mounts) {
            if (mount instanceof ObjectNode object
                    && object.path("Target").asString("").equals(target)) {
                return MountFields.TABLE.without(object.deepCopy());
            }
        }
        return Json.object();
    }

    private static String target(Entries mount) {
        return Values.textOf(mount, "target").orElse("");
    }
}

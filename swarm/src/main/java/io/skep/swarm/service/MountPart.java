package io.skep.swarm.service;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ContainerSpec.Mounts}, both ways; pure. Options of a mount that the spec does not know stay. */
final class MountPart {

    private MountPart() {}

    /** Mounts in the order of their targets, as the engine keeps whatever order it is given. */
    static List<Entries> sorted(List<Value> mounts) {
        return mounts.stream()
                .filter(Entries.class::isInstance)
                .map(Entries.class::cast)
                .sorted(Comparator.comparing(mount -> Values.textOf(mount, "target").orElse("")))
                .toList();
    }

    static void write(ObjectNode container, Entries spec) {
        if (!spec.entries().containsKey("mount")) {
            return;
        }
        ArrayNode documents = Json.array();
        for (Entries mount : sorted(Values.itemsOf(spec, "mount"))) {
            ObjectNode document = present(container.path("Mounts"), Values.textOf(mount, "target").orElse(""));
            new Writing(mount, document)
                    .text("type", "Type")
                    .text("source", "Source")
                    .text("target", "Target")
                    .bool("read_only", "ReadOnly");
            documents.add(document);
        }
        if (documents.isEmpty()) {
            container.remove("Mounts");
        } else {
            container.set("Mounts", documents);
        }
    }

    static void read(JsonNode container, Seeing seeing) {
        List<Value> mounts = new ArrayList<>();
        for (JsonNode document : container.path("Mounts")) {
            mounts.add(new Seeing()
                    .text("type", document.path("Type"))
                    .text("source", document.path("Source"))
                    .text("target", document.path("Target"))
                    .bool("read_only", document.path("ReadOnly"))
                    .entries());
        }
        seeing.blocks("mount", sorted(mounts));
    }

    private static ObjectNode present(JsonNode mounts, String target) {
        for (JsonNode mount : mounts) {
            if (mount instanceof ObjectNode object && object.path("Target").asString("").equals(target)) {
                return object.deepCopy();
            }
        }
        return Json.object();
    }
}

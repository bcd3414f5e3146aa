package io.skep.swarm.volume;

import io.skep.plans.apply.Ownership;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A cluster volume as the engine's documents say it, both ways; pure. */
final class VolumeDocument {

    static final String SPEC = "ClusterVolumeSpec";

    private VolumeDocument() {}

    /** A body with the blocks that count where nothing is written, and without those that say nothing. */
    static Entries settled(Entries body) {
        Entries settled = body;
        for (String list : List.of("requisite", "preferred")) {
            if (Values.itemsOf(body, list).isEmpty()) {
                settled = settled.with(list, Value.NOTHING);
            }
        }
        Entries access = Entries.NONE
                .with("scope", Values.text("single"))
                .with("sharing", Values.text("none"))
                .with("block", Values.bool(false));
        return settled.with("access", access.overlaidWith(Values.entriesOf(body, "access")));
    }

    /** The body of {@code POST /volumes/create}. */
    static ObjectNode create(Address address, Entries spec, Ownership ownership) {
        ObjectNode document = Json.object();
        document.put("Name", Names.docker(address));
        new Writing(spec, document).text("driver", "Driver").map("options", "DriverOpts");
        OwnLabels.write(Writing.inner(document, "Labels"), ownership, address, spec);
        ObjectNode cluster = Writing.inner(document, SPEC);
        new Writing(spec, cluster).text("group", "Group").text("availability", "Availability");
        access(Values.entriesOf(spec, "access"), Writing.inner(cluster, "AccessMode"));
        Entries capacity = Values.entriesOf(spec, "capacity");
        if (!capacity.entries().isEmpty()) {
            new Writing(capacity, Writing.inner(cluster, "CapacityRange"))
                    .number("required", "RequiredBytes")
                    .number("limit", "LimitBytes");
        }
        places(spec, "requisite", cluster, "Requisite");
        places(spec, "preferred", cluster, "Preferred");
        Values.textMapOf(spec, "secrets")
                .forEach((key, secret) ->
                        cluster.withArray("Secrets").addObject().put("Key", key).put("Secret", secret));
        return document;
    }

    private static void access(Entries access, ObjectNode document) {
        new Writing(access, document).text("scope", "Scope").text("sharing", "Sharing");
        if (Values.boolOf(access, "block").orElse(false)) {
            document.putObject("BlockVolume");
        } else {
            new Writing(access, Writing.inner(document, "MountVolume"))
                    .text("fs_type", "FsType")
                    .texts("mount_flags", "MountFlags");
        }
    }

    private static void places(Entries spec, String name, ObjectNode cluster, String field) {
        for (Value place : Values.itemsOf(spec, name)) {
            ArrayNode list = Writing.inner(cluster, "AccessibilityRequirements").withArray(field);
            if (place instanceof Entries segments) {
                Writing.map(list.addObject(), "Segments", Values.textMapOf(segments, "segments"));
            }
        }
    }

    /** What a manager tells of a volume, named as in the spec. */
    static Entries seen(JsonNode volume) {
        JsonNode cluster = volume.path("ClusterVolume").path("Spec");
        JsonNode mode = cluster.path("AccessMode");
        Seeing access = new Seeing()
                .text("scope", mode.path("Scope"))
                .text("sharing", mode.path("Sharing"))
                .put("block", Values.bool(mode.has("BlockVolume")))
                .text("fs_type", mode.path("MountVolume").path("FsType"))
                .texts("mount_flags", mode.path("MountVolume").path("MountFlags"));
        Seeing capacity = new Seeing();
        JsonNode range = cluster.path("CapacityRange");
        bytes(capacity, "required", range.path("RequiredBytes"));
        bytes(capacity, "limit", range.path("LimitBytes"));
        TreeMap<String, String> secrets = new TreeMap<>();
        cluster.path("Secrets")
                .forEach(secret -> secrets.put(
                        secret.path("Key").asString(""), secret.path("Secret").asString("")));
        JsonNode places = cluster.path("AccessibilityRequirements");
        return new Seeing()
                .text("driver", volume.path("Driver"))
                .map("options", volume.path("Options"))
                .text("group", cluster.path("Group"))
                .text("availability", cluster.path("Availability"))
                .put("secrets", Values.textEntries(secrets))
                .put("labels", OwnLabels.seen(volume.path("Labels")))
                .block("access", access)
                .block("capacity", capacity)
                .blocks("requisite", places(places.path("Requisite")))
                .blocks("preferred", places(places.path("Preferred")))
                .entries();
    }

    /** The engine says 0 for what nobody asked for. */
    private static void bytes(Seeing seeing, String name, JsonNode node) {
        if (node.asLong(0) > 0) {
            seeing.number(name, node);
        }
    }

    private static List<Entries> places(JsonNode documents) {
        List<Entries> places = new ArrayList<>();
        documents.forEach(each ->
                places.add(new Seeing().map("segments", each.path("Segments")).entries()));
        return places;
    }

    /** What is recorded of a volume. */
    static Entries outputs(JsonNode volume) {
        return new Seeing()
                .text(VolumeType.ID, volume.path("ClusterVolume").path("ID"))
                .text("name", volume.path("Name"))
                .entries();
    }
}

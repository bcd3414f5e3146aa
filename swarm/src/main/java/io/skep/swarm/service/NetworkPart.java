package io.skep.swarm.service;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code TaskTemplate.Networks}: the networks tasks join, plain ones and those with names or options; both ways; pure. */
final class NetworkPart {

    private NetworkPart() {}

    /** The ids of the networks that a service is on. */
    static List<String> ids(JsonNode service) {
        List<String> ids = new ArrayList<>();
        service.path("Spec")
                .path("TaskTemplate")
                .path("Networks")
                .forEach(there -> ids.add(there.path("Target").asString("")));
        return ids;
    }

    /** What a spec calls the networks it joins, each once. */
    static List<String> references(Entries spec) {
        return Stream.concat(
                        Values.textsOf(spec, "networks").stream(),
                        blocks(spec).stream().map(NetworkPart::source))
                .distinct()
                .toList();
    }

    /** The networks that a body refers to. */
    static List<Address> needs(Entries body) {
        return references(body).stream()
                .map(each -> Names.referred("network", each))
                .toList();
    }

    /** Blocks in one order, as theirs means nothing. */
    static Entries settled(Entries body) {
        List<Value> sorted = new ArrayList<>(blocks(body));
        sorted.sort(Comparator.comparing(block -> block instanceof Entries entries ? source(entries) : ""));
        return body.with("network", new Value.Items(sorted));
    }

    /**
     * Writes the networks in the order they are in already, then new ones. Aliases that somebody else gave one that is
     * wanted plain are kept.
     *
     * @param ids by what the spec calls them
     * @param formers ids of networks that were replaced, which are left once every service is on those in their place
     */
    static void write(ObjectNode task, Entries spec, Map<String, String> ids, Set<String> formers) {
        ArrayNode documents = Json.array();
        List<String> left = new ArrayList<>(ids.keySet());
        for (JsonNode there : task.path("Networks")) {
            String id = there.path("Target").asString("");
            if (formers.contains(id)) {
                documents.add(there);
            }
            left.stream()
                    .filter(reference -> id.equals(ids.get(reference)))
                    .findFirst()
                    .ifPresent(reference -> {
                        left.remove(reference);
                        documents.add(attachment(spec, reference, id, (ObjectNode) there));
                    });
        }
        left.forEach(reference ->
                documents.add(attachment(spec, reference, ids.getOrDefault(reference, ""), Json.object())));
        if (documents.isEmpty()) {
            task.remove("Networks");
        } else {
            task.set("Networks", documents);
        }
    }

    private static ObjectNode attachment(Entries spec, String reference, String id, ObjectNode there) {
        ObjectNode document = there.deepCopy();
        document.put("Target", id);
        block(spec, reference).ifPresent(block -> {
            Writing.list(document, "Aliases", sorted(Values.textsOf(block, "aliases")));
            Writing.map(document, "DriverOpts", Values.textMapOf(block, "options"));
        });
        return document;
    }

    /**
     * What an engine tells of them. Where it is on a network and on what that was before, it counts as being on one.
     *
     * @param names by id
     */
    static void read(JsonNode task, Entries like, Map<String, String> names, Seeing seeing) {
        List<String> plain = new ArrayList<>();
        List<Entries> blocks = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (JsonNode there : task.path("Networks")) {
            String id = there.path("Target").asString("");
            String reference = called(names.getOrDefault(id, id), like);
            if (!met.add(reference)) {
                continue;
            }
            boolean bare =
                    there.path("Aliases").isEmpty() && there.path("DriverOpts").isEmpty();
            if (block(like, reference).isEmpty()
                    && (bare || Values.textsOf(like, "networks").contains(reference))) {
                plain.add(reference);
            } else {
                blocks.add(new Seeing()
                        .put("source", Values.text(reference))
                        .put("aliases", Values.texts(sorted(Seeing.texts(there.path("Aliases")))))
                        .map("options", there.path("DriverOpts"))
                        .entries());
            }
        }
        blocks.sort(Comparator.comparing(NetworkPart::source));
        seeing.put("networks", Values.texts(sorted(plain))).blocks("network", blocks);
    }

    /** What the spec calls the network of this name; the name where it does not. */
    private static String called(String name, Entries like) {
        return references(like).stream()
                .filter(each -> each.equals(name)
                        || Names.docker(Names.referred("network", each)).equals(name))
                .findFirst()
                .orElse(name);
    }

    private static Optional<Entries> block(Entries spec, String reference) {
        return blocks(spec).stream()
                .filter(each -> source(each).equals(reference))
                .findFirst();
    }

    private static List<Entries> blocks(Entries spec) {
        return Values.itemsOf(spec, "network").stream()
                .filter(Entries.class::isInstance)
                .map(Entries.class::cast)
                .toList();
    }

    private static String source(Entries block) {
        return Values.textOf(block, "source").orElse("");
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }
}

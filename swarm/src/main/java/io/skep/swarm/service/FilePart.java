package io.skep.swarm.service;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.content.ContentKind;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ContainerSpec.Secrets} and {@code Configs}: contents as files in a task, both ways; pure. */
final class FilePart {

    private static final String USUAL_MODE = "0444";

    private FilePart() {}

    /** The contents that a body refers to. */
    static SortedSet<Address> needs(Entries body) {
        SortedSet<Address> needs = new TreeSet<>();
        for (ContentKind sort : ContentKind.values()) {
            sources(body, sort).forEach(source -> needs.add(Names.referred(sort.word(), source)));
        }
        return needs;
    }

    /** The references of a spec to contents of a kind, in its order. */
    static List<String> sources(Entries spec, ContentKind sort) {
        return blocks(spec, sort).stream()
                .flatMap(each -> Values.textOf(each, "source").stream())
                .toList();
    }

    /** The same body with what the swarm would choose for what is left out, files in the order of their targets. */
    static Entries settled(Entries body) {
        Entries settled = body;
        for (ContentKind sort : ContentKind.values()) {
            List<Value> files = blocks(body, sort).stream()
                    .map(each -> settled(each, sort))
                    .sorted(Comparator.comparing(FilePart::target))
                    .<Value>map(each -> each)
                    .toList();
            settled = settled.with(sort.word(), new Value.Items(files));
        }
        return settled;
    }

    private static Entries settled(Entries file, ContentKind sort) {
        String source = Values.textOf(file, "source").orElse("");
        String name =
                source.isEmpty() ? "" : Names.referred(sort.word(), source).name();
        String target = Values.textOf(file, "target").orElse(sort == ContentKind.SECRET ? name : "/" + name);
        String mode = Values.textOf(file, "mode").orElse(USUAL_MODE);
        return file.with("target", Values.text(target)).with("mode", Values.text(octal(Integer.parseInt(mode, 8))));
    }

    /**
     * Writes the files of a spec.
     *
     * @param contents for each kind, ids and names by the references of the spec
     */
    static void write(ObjectNode container, Entries spec, Map<ContentKind, Map<String, Entries>> contents) {
        for (ContentKind sort : ContentKind.values()) {
            if (!spec.entries().containsKey(sort.word())) {
                continue;
            }
            ArrayNode documents = Json.array();
            for (Entries file : blocks(spec, sort)) {
                Entries content = contents.getOrDefault(sort, Map.of())
                        .getOrDefault(Values.textOf(file, "source").orElse(""), Entries.NONE);
                ObjectNode document = documents.addObject();
                document.putObject("File")
                        .put("Name", target(file))
                        .put("UID", Values.textOf(file, "uid").orElse("0"))
                        .put("GID", Values.textOf(file, "gid").orElse("0"))
                        .put(
                                "Mode",
                                Integer.parseInt(Values.textOf(file, "mode").orElse(USUAL_MODE), 8));
                document.put(
                                word(sort) + "ID",
                                Values.textOf(content, ContentKind.ID).orElse(""))
                        .put(word(sort) + "Name", Values.textOf(content, "name").orElse(""));
            }
            if (documents.isEmpty()) {
                container.remove(word(sort) + "s");
            } else {
                container.set(word(sort) + "s", documents);
            }
        }
    }

    /**
     * What an engine tells of the files.
     *
     * @param references what the spec calls a content, by its id
     */
    static void read(JsonNode container, Map<String, String> references, Seeing seeing) {
        for (ContentKind sort : ContentKind.values()) {
            List<Entries> files = new ArrayList<>();
            for (JsonNode document : container.path(word(sort) + "s")) {
                String name = document.path(word(sort) + "Name").asString("");
                JsonNode file = document.path("File");
                files.add(new Seeing()
                        .put(
                                "source",
                                Values.text(references.getOrDefault(
                                        document.path(word(sort) + "ID").asString(""), name)))
                        .text("target", file.path("Name"))
                        .text("uid", file.path("UID"))
                        .text("gid", file.path("GID"))
                        .put("mode", Values.text(octal(file.path("Mode").asInt(0))))
                        .entries());
            }
            files.sort(Comparator.comparing(FilePart::target));
            seeing.blocks(sort.word(), files);
        }
    }

    private static List<Entries> blocks(Entries spec, ContentKind sort) {
        return Values.itemsOf(spec, sort.word()).stream()
                .filter(Entries.class::isInstance)
                .map(Entries.class::cast)
                .toList();
    }

    private static String target(Entries file) {
        return Values.textOf(file, "target").orElse("");
    }

    private static String word(ContentKind sort) {
        return sort == ContentKind.SECRET ? "Secret" : "Config";
    }

    private static String octal(int mode) {
        return "%04o".formatted(mode);
    }
}

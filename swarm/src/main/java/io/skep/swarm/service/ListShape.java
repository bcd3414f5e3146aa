package io.skep.swarm.service;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Attributes that are a list or a map here and a list of something else in the engine's documents. */
enum ListShape implements Spelling {
    /** Host names and addresses, {@code db:10.0.0.5} here and {@code 10.0.0.5 db} there. */
    HOSTS,
    /** Limits of a process by their names, {@code soft:hard}. */
    ULIMITS,
    /** Amounts of what nodes say they have, by kind. */
    GENERIC,
    /** What tasks are spread over, the first first. */
    SPREADS,
    /** Operating systems and processors, {@code linux/amd64}. */
    PLATFORMS;

    @Override
    public void write(Entries block, String name, ObjectNode document, String field) {
        ArrayNode list = Json.array();
        switch (this) {
            case HOSTS ->
                sorted(Values.textsOf(block, name)).forEach(each -> {
                    String[] sides = halves(each, ":");
                    list.add(sides[1] + " " + sides[0]);
                });
            case ULIMITS ->
                Values.textMapOf(block, name)
                        .forEach((limit, amounts) -> list.addObject()
                                .put("Name", limit)
                                .put("Soft", Long.parseLong(halves(amounts, ":")[0]))
                                .put("Hard", Long.parseLong(halves(amounts, ":")[1])));
            case GENERIC -> {
                Entries amounts = Values.entriesOf(block, name);
                for (String kind : amounts.entries().keySet()) {
                    list.addObject()
                            .putObject("DiscreteResourceSpec")
                            .put("Kind", kind)
                            .put("Value", Values.longOf(amounts, kind).orElse(0L));
                }
            }
            case SPREADS ->
                Values.textsOf(block, name)
                        .forEach(each -> list.addObject().putObject("Spread").put("SpreadDescriptor", each));
            case PLATFORMS ->
                sorted(Values.textsOf(block, name))
                        .forEach(each -> list.addObject()
                                .put("Architecture", halves(each, "/")[1])
                                .put("OS", halves(each, "/")[0]));
        }
        if (list.isEmpty()) {
            document.remove(field);
        } else {
            document.set(field, list);
        }
    }

    @Override
    public Value read(JsonNode node, Entries like, String name) {
        if (node.isMissingNode() && !like.entries().containsKey(name)) {
            return Value.NOTHING;
        }
        List<String> texts = new ArrayList<>();
        SortedMap<String, Value> map = new TreeMap<>();
        for (JsonNode each : node) {
            switch (this) {
                case HOSTS -> {
                    String[] sides = halves(each.asString(""), " ");
                    texts.add(sides[1] + ":" + sides[0]);
                }
                case ULIMITS -> map.put(each.path("Name").asString(""), limit(each));
                case GENERIC -> {
                    JsonNode discrete = each.path("DiscreteResourceSpec");
                    if (discrete.isObject()) {
                        map.put(
                                discrete.path("Kind").asString(""),
                                Values.number(discrete.path("Value").asLong()));
                    }
                }
                case SPREADS ->
                    texts.add(each.path("Spread").path("SpreadDescriptor").asString(""));
                case PLATFORMS ->
                    texts.add(each.path("OS").asString("") + "/"
                            + each.path("Architecture").asString(""));
            }
        }
        return switch (this) {
            case HOSTS, PLATFORMS -> Values.texts(sorted(texts));
            case SPREADS -> Values.texts(texts);
            case ULIMITS, GENERIC -> new Entries(map);
        };
    }

    /** One number where both limits are the same. */
    static String shortest(String amounts) {
        String[] sides = halves(amounts, ":");
        return sides[0].equals(sides[1]) ? sides[0] : amounts;
    }

    private static Value limit(JsonNode limit) {
        return Values.text(
                shortest(limit.path("Soft").asLong() + ":" + limit.path("Hard").asLong()));
    }

    /** Both sides of the first separator; the whole twice where there is none. */
    private static String[] halves(String text, String separator) {
        int at = text.indexOf(separator);
        return at < 0 ? new String[] {text, text} : new String[] {text.substring(0, at), text.substring(at + 1)};
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }
}

package io.skep.swarm.document;

import io.skep.plans.resource.Differ;
import io.skep.plans.resource.Difference;
import io.skep.plans.schema.Schema;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.text.value.Value.Entries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What of a document a topology cannot say; pure. */
public final class Unsaid {

    private Unsaid() {}

    /**
     * The fields of a document that are not in the one that would be written from what was read of it, where they say anything.
     *
     * @param there what the engine tells
     * @param written what skep would write
     * @param ignored places of which the engine itself is the author, as {@code /TaskTemplate/Runtime}
     */
    public static List<String> fields(JsonNode there, JsonNode written, Set<String> ignored) {
        Set<String> unsaid = places(there);
        unsaid.removeAll(places(written));
        unsaid.removeAll(ignored);
        return unsaid.stream()
                .map(place -> "the field " + place.substring(1) + " has no word in the language; it stays as it is")
                .toList();
    }

    /** What a plan would change, were this asked for: where the defaults of the language are others than what is there. */
    public static List<String> differences(Schema schema, Entries wanted, Entries seen) {
        List<String> told = new ArrayList<>();
        for (Difference each : new Differ(new SecretDigest("")).differences(schema, wanted, Entries.NONE, seen)) {
            told.add(each.path() + " is not as the language can say it; the next plan tells the difference");
        }
        return told;
    }

    /** Pointers to all that says anything; the elements of a list count as one. */
    private static Set<String> places(JsonNode document) {
        Set<String> places = new TreeSet<>();
        collect("", document, places);
        return places;
    }

    private static void collect(String place, JsonNode node, Set<String> places) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                collect(place + "/" + each.getKey(), each.getValue(), places);
            }
        } else if (node.isArray()) {
            node.forEach(each -> collect(place, each, places));
        } else if (says(node)) {
            places.add(place);
        }
    }

    private static boolean says(JsonNode node) {
        return !node.isNull()
                && !(node.isString() && node.asString().isEmpty())
                && !(node.isNumber() && node.asDouble() == 0)
                && !(node.isBoolean() && !node.asBoolean());
    }
}

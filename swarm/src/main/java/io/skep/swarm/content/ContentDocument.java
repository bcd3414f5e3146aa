package io.skep.swarm.content;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Seeing;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** What the engine tells of a secret or config that somebody made by hand; pure. */
final class ContentDocument {

    private ContentDocument() {}

    /** The spec that asks for what is there. What a secret holds is told by nobody: it is unknown. */
    static Entries written(JsonNode object) {
        JsonNode spec = object.path("Spec");
        Seeing seeing = new Seeing()
                .text("template", spec.path("Templating").path("Name"))
                .put("labels", OwnLabels.seen(spec.path("Labels")));
        JsonNode driver = spec.path("Driver");
        String data = spec.path("Data").asString("");
        if (driver.has("Name")) {
            seeing.block(
                    "driver", new Seeing().text("name", driver.path("Name")).map("options", driver.path("Options")));
        } else if (data.isEmpty()) {
            seeing.put(ContentSchema.UNKNOWN, Values.bool(true));
        } else {
            return held(data, seeing.entries());
        }
        return seeing.entries();
    }

    /** What was seen, with what it really holds where the engine tells and that is something else than was asked for. */
    static Entries held(JsonNode object, Entries seen) {
        String data = object.path("Spec").path("Data").asString("");
        Entries real = held(data, Entries.NONE);
        boolean same = data.isEmpty()
                || Values.textOf(seen, "value")
                        .map(text -> encoded(text).equals(data))
                        .orElse(Values.textOf(seen, "base64")
                                .filter(text -> text.strip().equals(data))
                                .isPresent());
        return same ? seen : seen.with("value", real.get("value")).with("base64", real.get("base64"));
    }

    private static Entries held(String data, Entries entries) {
        byte[] bytes = Base64.getDecoder().decode(data);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean plain = text.chars().allMatch(letter -> letter >= ' ' || letter == '\n' || letter == '\t')
                    && Normalizer.isNormalized(text, Normalizer.Form.NFC);
            return plain ? entries.with("value", Values.text(text)) : binary(data, entries);
        } catch (CharacterCodingException noText) {
            return binary(data, entries);
        }
    }

    private static Entries binary(String data, Entries entries) {
        return entries.with("base64", Values.text(data)).with("value", Value.NOTHING);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.skep.swarm.service;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What of {@code TaskTemplate.ContainerSpec} is more than a field of {@link ContainerFields}, both ways; pure. */
final class ContainerPart {

    private ContainerPart() {}

    static void write(ObjectNode container, Entries spec) {
        Values.textOf(spec, "image").ifPresent(image -> {
            // The engine may have added a digest to the very image that is wanted.
            if (!withoutDigest(container.path("Image").asString(""), image).equals(image)) {
                container.put("Image", image);
            }
        });
        if (spec.entries().containsKey("env")) {
            List<String> lines = new ArrayList<>();
            Values.textMapOf(spec, "env").forEach((name, text) -> lines.add(name + "=" + text));
            Writing.list(container, "Env", lines);
        }
        MountPart.write(container, spec);
        HealthPart.write(container, spec);
    }

    static void read(JsonNode container, Entries like, Seeing seeing) {
        String image = container.path("Image").asString("");
        seeing.put(
                        "image",
                        Values.text(withoutDigest(
                                image, Values.textOf(like, "image").orElse(""))))
                .put("env", env(container.path("Env"), like));
        MountPart.read(container, like, seeing);
        HealthPart.read(container, like, seeing);
    }

    /** Variables as they are; one that the spec holds as a secret is seen as a secret, so that it is shown nowhere. */
    private static Value env(JsonNode lines, Entries like) {
        Entries wanted = Values.entriesOf(like, "env");
        TreeMap<String, Value> env = new TreeMap<>();
        for (String line : Seeing.texts(lines)) {
            int equals = line.indexOf('=');
            String name = equals < 0 ? line : line.substring(0, equals);
            Value text = Values.text(equals < 0 ? "" : line.substring(equals + 1));
            env.put(
                    name,
                    switch (wanted.get(name)) {
                        case Value.Secret secret -> new Value.Secret(text, secret.source());
                        case Value.Masked masked -> new Value.Secret(text, masked.source());
                        case Value.Text _, Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Items _ -> text;
                        case Value.Unique _, Entries _, Value.Later _ -> text;
                    });
        }
        return new Entries(env);
    }

    private static String withoutDigest(String image, String like) {
        int at = image.indexOf('@');
        return at < 0 || like.contains("@") ? image : image.substring(0, at);
    }
}

package io.skep.swarm.service;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ContainerSpec.Healthcheck}, both ways; pure. A task runs for the swarm only once it is healthy. */
final class HealthPart {

    private static final Set<String> FORMS = Set.of("CMD", "CMD-SHELL", "NONE");

    private HealthPart() {}

    static void write(ObjectNode container, Entries spec) {
        Entries health = Values.entriesOf(spec, "health");
        if (health.entries().isEmpty()) {
            return;
        }
        ObjectNode document = Writing.inner(container, "Healthcheck");
        List<String> words = new ArrayList<>(Values.textsOf(health, "command"));
        if (!words.isEmpty() && !FORMS.contains(words.getFirst())) {
            words.addFirst("CMD");
        }
        Writing.list(document, "Test", words);
        new Writing(health, document)
                .nanos("interval", "Interval")
                .nanos("timeout", "Timeout")
                .number("retries", "Retries")
                .nanos("start_period", "StartPeriod");
    }

    static void read(JsonNode container, Entries like, Seeing seeing) {
        JsonNode document = container.path("Healthcheck");
        if (document.isMissingNode()) {
            return;
        }
        Entries health = Values.entriesOf(like, "health");
        List<String> wanted = Values.textsOf(health, "command");
        List<String> words = Seeing.texts(document.path("Test"));
        boolean spelledOut = !wanted.isEmpty() && wanted.getFirst().equals("CMD");
        if (!words.isEmpty() && words.getFirst().equals("CMD") && !spelledOut) {
            words.removeFirst();
        }
        seeing.block(
                "health",
                new Seeing()
                        .put("command", Values.texts(words))
                        .nanos("interval", document.path("Interval"), health)
                        .nanos("timeout", document.path("Timeout"), health)
                        .number("retries", document.path("Retries"))
                        .nanos("start_period", document.path("StartPeriod"), health));
    }
}

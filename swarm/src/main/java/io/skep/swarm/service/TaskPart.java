package io.skep.swarm.service;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code TaskTemplate} around the container: placement, restart, resources, log; both ways; pure. */
final class TaskPart {

    private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000L);

    private TaskPart() {}

    static void write(ObjectNode task, Entries spec) {
        if (spec.entries().containsKey("constraints")) {
            List<String> constraints =
                    Values.textsOf(spec, "constraints").stream().sorted().toList();
            if (!constraints.isEmpty() || task.has("Placement")) {
                Writing.list(Writing.inner(task, "Placement"), "Constraints", constraints);
            }
        }
        Entries restart = Values.entriesOf(spec, "restart");
        if (!restart.entries().isEmpty()) {
            new Writing(restart, Writing.inner(task, "RestartPolicy"))
                    .text("condition", "Condition")
                    .nanos("delay", "Delay")
                    .number("max_attempts", "MaxAttempts")
                    .nanos("window", "Window");
        }
        Entries resources = Values.entriesOf(spec, "resources");
        amounts(task, Values.entriesOf(resources, "limits"), "Limits");
        amounts(task, Values.entriesOf(resources, "reservations"), "Reservations");
        Entries log = Values.entriesOf(spec, "log");
        if (!log.entries().isEmpty()) {
            new Writing(log, Writing.inner(task, "LogDriver")).text("driver", "Name").map("options", "Options");
        }
    }

    static void read(JsonNode task, Entries like, Seeing seeing) {
        List<String> constraints = Seeing.texts(task.path("Placement").path("Constraints"));
        Entries restart = Values.entriesOf(like, "restart");
        JsonNode policy = task.path("RestartPolicy");
        seeing.put("constraints", Values.texts(constraints.stream().sorted().toList()))
                .block(
                        "restart",
                        new Seeing()
                                .text("condition", policy.path("Condition"))
                                .nanos("delay", policy.path("Delay"), restart)
                                .number("max_attempts", policy.path("MaxAttempts"))
                                .nanos("window", policy.path("Window"), restart))
                .block(
                        "resources",
                        new Seeing()
                                .block("limits", amounts(task.path("Resources").path("Limits")))
                                .block("reservations", amounts(task.path("Resources").path("Reservations"))));
        JsonNode log = task.path("LogDriver");
        if (!log.isMissingNode()) {
            seeing.block(
                    "log", new Seeing().text("driver", log.path("Name")).map("options", log.path("Options")));
        }
    }

    private static void amounts(ObjectNode task, Entries amounts, String field) {
        if (amounts.entries().isEmpty()) {
            return;
        }
        ObjectNode document = Writing.inner(Writing.inner(task, "Resources"), field);
        if (amounts.get("cpus") instanceof Numeric(BigDecimal cpus)) {
            document.put("NanoCPUs", cpus.multiply(NANO).longValue());
        }
        new Writing(amounts, document).number("memory", "MemoryBytes");
    }

    private static Seeing amounts(JsonNode document) {
        Seeing seeing = new Seeing().number("memory", document.path("MemoryBytes"));
        if (document.path("NanoCPUs").isNumber()) {
            seeing.put(
                    "cpus",
                    new Numeric(BigDecimal.valueOf(document.path("NanoCPUs").asLong())
                            .divide(NANO)));
        }
        return seeing;
    }
}

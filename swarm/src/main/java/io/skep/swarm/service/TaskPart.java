package io.skep.swarm.service;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code TaskTemplate} around the container: restart and log; both ways; pure. */
final class TaskPart {

    private TaskPart() {}

    static void write(ObjectNode task, Entries spec) {
        Entries restart = Values.entriesOf(spec, "restart");
        if (!restart.entries().isEmpty()) {
            new Writing(restart, Writing.inner(task, "RestartPolicy"))
                    .text("condition", "Condition")
                    .nanos("delay", "Delay")
                    .number("max_attempts", "MaxAttempts")
                    .nanos("window", "Window");
        }
        Entries log = Values.entriesOf(spec, "log");
        if (!log.entries().isEmpty()) {
            new Writing(log, Writing.inner(task, "LogDriver"))
                    .text("driver", "Name")
                    .map("options", "Options");
        }
    }

    /** @param job whether its tasks end by themselves: of these an engine starts those again that failed, though it says "any" or nothing */
    static void read(JsonNode task, boolean job, Entries like, Seeing seeing) {
        Entries restart = Values.entriesOf(like, "restart");
        JsonNode policy = task.path("RestartPolicy");
        seeing.block(
                "restart",
                new Seeing()
                        .put("condition", condition(policy, job))
                        .nanos("delay", policy.path("Delay"), restart)
                        .number("max_attempts", policy.path("MaxAttempts"))
                        .nanos("window", policy.path("Window"), restart));
        JsonNode log = task.path("LogDriver");
        if (!log.isMissingNode()) {
            seeing.block("log", new Seeing().text("driver", log.path("Name")).map("options", log.path("Options")));
        }
    }

    private static Value condition(JsonNode policy, boolean job) {
        String said = policy.path("Condition").asString("");
        if (job && (said.isEmpty() || said.equals("any"))) {
            return Values.text("on-failure");
        }
        return said.isEmpty() ? Value.NOTHING : Values.text(said);
    }
}

package io.skep.swarm.service;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Durations;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code UpdateConfig} and {@code RollbackConfig}, both ways; pure. */
final class RolloutPart {

    private RolloutPart() {}

    static void write(ObjectNode service, Entries spec) {
        write(service, "UpdateConfig", Values.entriesOf(spec, "update"));
        write(service, "RollbackConfig", Values.entriesOf(spec, "rollback"));
    }

    static void read(JsonNode service, Entries like, Seeing seeing) {
        seeing.block("update", read(service.path("UpdateConfig"), Values.entriesOf(like, "update")));
        seeing.block("rollback", read(service.path("RollbackConfig"), Values.entriesOf(like, "rollback")));
    }

    private static void write(ObjectNode service, String field, Entries rollout) {
        if (rollout.entries().isEmpty()) {
            return;
        }
        ObjectNode document = Writing.inner(service, field);
        new Writing(rollout, document)
                .number("parallelism", "Parallelism")
                .text("failure_action", "FailureAction")
                .nanos("delay", "Delay")
                .nanos("monitor", "Monitor")
                .text("order", "Order");
        if (rollout.get("max_failure_ratio") instanceof Numeric ratio) {
            document.put("MaxFailureRatio", ratio.number());
        }
    }

    private static Seeing read(JsonNode document, Entries like) {
        Seeing seeing = new Seeing();
        if (document.isMissingNode()) {
            return seeing;
        }
        seeing.put("parallelism", Values.number(document.path("Parallelism").asLong(0)))
                // The engine leaves out a delay of nothing.
                .put("delay", Durations.seen(document.path("Delay").asLong(0), like, "delay"))
                .text("failure_action", document.path("FailureAction"))
                .nanos("monitor", document.path("Monitor"), like)
                .put("max_failure_ratio", new Numeric(ratio(document.path("MaxFailureRatio"))))
                .text("order", document.path("Order"));
        return seeing;
    }

    private static BigDecimal ratio(JsonNode node) {
        return node.isNumber() ? new BigDecimal(node.asString()) : BigDecimal.ZERO;
    }
}

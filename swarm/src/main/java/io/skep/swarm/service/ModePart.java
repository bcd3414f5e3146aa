package io.skep.swarm.service;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Item;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code Mode}: how many tasks there are and whether they end by themselves, both ways; pure. */
final class ModePart {

    private static final String JOB = "replicated-job";
    private static final String EVERYWHERE_JOB = "global-job";

    private ModePart() {}

    /** Whether there is one task a node. */
    static boolean global(Entries spec) {
        return word(spec).equals("global") || word(spec).equals(EVERYWHERE_JOB);
    }

    /** Whether its tasks do something and end. */
    static boolean job(Entries spec) {
        return word(spec).equals(JOB) || word(spec).equals(EVERYWHERE_JOB);
    }

    /** Tells what a job cannot have; the engine would refuse it, late. */
    static void check(Item item) {
        Entries body = item.body();
        Diagnostics problems = item.problems();
        if (Values.longOf(body, "max_concurrent").isPresent() && !word(body).equals(JOB)) {
            problems.error(
                    "Only a job",
                    item.address() + ": max_concurrent is for mode = \"" + JOB + "\".",
                    item.written().getOrDefault("max_concurrent", item.place()));
        }
        if (!job(body)) {
            return;
        }
        for (String block : List.of("update", "rollback")) {
            if (!Values.entriesOf(body, block).entries().isEmpty()) {
                problems.error(
                        "Not for a job",
                        item.address() + ": the tasks of a job end by themselves, so there is no " + block + " {}.",
                        item.written().getOrDefault(block, item.place()));
            }
        }
        if (condition(body).filter("any"::equals).isPresent()) {
            problems.error(
                    "Not for a job",
                    item.address()
                            + ": with condition = \"any\" a job would never end; write \"on-failure\" or \"none\".",
                    item.written().getOrDefault("restart", item.place()));
        }
    }

    /** A spec with what its mode means for what is left out. */
    static Entries settled(Entries body) {
        Entries spec = global(body) ? body.with("replicas", Value.NOTHING) : body;
        if (word(spec).equals(JOB) && Values.longOf(spec, "max_concurrent").isEmpty()) {
            spec = spec.with("max_concurrent", Values.number(1));
        }
        if (job(spec) && condition(spec).isEmpty()) {
            spec = spec.with("restart", Entries.NONE.with("condition", Values.text("on-failure")));
        }
        return spec;
    }

    static void write(ObjectNode service, Entries spec) {
        ObjectNode mode = Writing.inner(service, "Mode");
        switch (word(spec)) {
            case "global" -> Writing.inner(mode, "Global");
            case EVERYWHERE_JOB -> Writing.inner(mode, "GlobalJob");
            case JOB ->
                new Writing(spec, Writing.inner(mode, "ReplicatedJob"))
                        .number("replicas", "TotalCompletions")
                        .number("max_concurrent", "MaxConcurrent");
            default -> new Writing(spec, Writing.inner(mode, "Replicated")).number("replicas", "Replicas");
        }
    }

    static void read(JsonNode service, Seeing seeing) {
        JsonNode mode = service.path("Mode");
        JsonNode job = mode.path("ReplicatedJob");
        seeing.put("mode", Values.text(seen(mode)))
                .number("replicas", mode.path("Replicated").path("Replicas"))
                .number("replicas", job.path("TotalCompletions"))
                .number("max_concurrent", job.path("MaxConcurrent"));
    }

    /** Whether a service that is there is a job. */
    static boolean job(JsonNode service) {
        return Set.of(JOB, EVERYWHERE_JOB).contains(seen(service.path("Mode")));
    }

    private static String seen(JsonNode mode) {
        if (mode.has("ReplicatedJob")) {
            return JOB;
        }
        if (mode.has("GlobalJob")) {
            return EVERYWHERE_JOB;
        }
        return mode.has("Global") ? "global" : "replicated";
    }

    private static Optional<String> condition(Entries spec) {
        return Values.textOf(Values.entriesOf(spec, "restart"), "condition");
    }

    private static String word(Entries spec) {
        return Values.textOf(spec, "mode").orElse("replicated");
    }
}

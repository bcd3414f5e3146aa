package io.skep.swarm.stack;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code deploy.resources}, and the older keys of a service that say the same: {@code cpus mem_limit mem_reservation pids_limit}. */
final class ResourcesLowering {

    private ResourcesLowering() {}

    static void lower(Written written) {
        Mapping resources = written.service().mapping("deploy").mapping("resources");
        Mapping limits = resources.mapping("limits");
        Mapping reservations = resources.mapping("reservations");
        amount(written, limits, "cpus", "limits", "cpus", "cpus");
        amount(written, limits, "memory", "limits", "memory", "mem_limit");
        amount(written, limits, "pids", "limits", "pids", "pids_limit");
        amount(written, reservations, "cpus", "reservations", "cpus", "");
        amount(written, reservations, "memory", "reservations", "memory", "mem_reservation");
        generic(written, reservations);
        reservations
                .get("devices")
                .ifPresent(_ -> written.leftOut(
                        "deploy.resources.reservations.devices",
                        "A swarm hands no devices over. Let the nodes name what they have as generic resources.",
                        reservations.place("devices")));
    }

    private static void amount(
            Written written, Mapping from, String key, String block, String attribute, String older) {
        String path = "deploy.resources." + block + "." + key;
        if (from.text(key).isPresent()) {
            inner(written, block, path, from).ifPresent(draft -> Written.scalar(from, key, key, draft, attribute));
        } else if (!older.isEmpty()
                && written.service()
                        .text(older)
                        .filter(text -> !text.startsWith("-"))
                        .isPresent()) {
            inner(written, block, older, written.service())
                    .ifPresent(draft -> Written.scalar(written.service(), older, older, draft, attribute));
        }
    }

    private static Optional<Draft> inner(Written written, String block, String path, Mapping from) {
        return written.draft()
                .block("resources", path, from.range())
                .flatMap(resources -> resources.block(block, block, from.range()));
    }

    private static void generic(Written written, Mapping reservations) {
        Map<String, Value> amounts = new TreeMap<>();
        for (Yaml each : reservations.get("generic_resources").map(Yaml::items).orElse(List.of())) {
            if (each instanceof Mapping mapping) {
                Mapping discrete = mapping.mapping("discrete_resource_spec");
                amounts.put(
                        discrete.text("kind").orElse(""),
                        Values.text(discrete.text("value").orElse("")));
            }
        }
        if (!amounts.isEmpty()) {
            inner(written, "reservations", "deploy.resources.reservations", reservations)
                    .ifPresent(draft -> draft.put(
                            "generic",
                            Written.entries(amounts),
                            "generic_resources",
                            reservations.place("generic_resources")));
        }
    }
}

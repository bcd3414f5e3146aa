package io.skep.swarm.stack;

import io.skep.swarm.stack.Yaml.Entry;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Leaves out the services whose profiles nobody asked for; one without profiles is always there. Pure. */
final class Profiles {

    private Profiles() {}

    /** @param active the profiles asked for; {@code *} means all */
    static Mapping of(Mapping model, Collection<String> active) {
        SequencedMap<String, Entry> enabled = new LinkedHashMap<>();
        Mapping services = model.mapping("services");
        services.entries().forEach((name, entry) -> {
            List<String> profiles = entry.value() instanceof Mapping service
                    ? service.get("profiles").map(Yaml::items).orElse(List.of()).stream()
                            .flatMap(profile -> Yaml.text(profile).stream())
                            .toList()
                    : List.of();
            if (profiles.isEmpty() || active.contains("*") || profiles.stream().anyMatch(active::contains)) {
                enabled.put(name, entry);
            }
        });
        return services.entries().isEmpty() ? model : model.with("services", new Mapping(enabled, services.range()));
    }
}

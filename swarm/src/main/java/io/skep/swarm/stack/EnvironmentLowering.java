package io.skep.swarm.stack;

import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.Map;
import java.util.TreeMap;

/** The environment of a service: its files in their order, then what is written; a name alone has the value it has around. */
final class EnvironmentLowering {

    private EnvironmentLowering() {}

    static void lower(Written written) {
        Map<String, Value> environment = new TreeMap<>();
        written.service()
                .get("env_file")
                .ifPresent(files -> Yaml.items(files).forEach(file -> environment.putAll(file(written, file))));
        written.service().get("environment").map(Merge::dictionary).ifPresent(value -> {
            if (value instanceof Mapping mapping) {
                mapping.entries().forEach((name, entry) -> {
                    if (Yaml.nothing(entry.value())) {
                        written.stack().variables().value(name).ifPresent(around -> environment.put(name, around));
                    } else {
                        environment.put(
                                name, Values.text(Yaml.text(entry.value()).orElse("")));
                    }
                });
            }
        });
        Range place = written.place(written.service().get("environment").isPresent() ? "environment" : "env_file");
        if (!environment.isEmpty()) {
            written.draft().put("env", Written.entries(environment), "environment", place);
        }
    }

    private static Map<String, Value> file(Written written, Yaml file) {
        String path = file instanceof Mapping mapping
                ? mapping.text("path").orElse("")
                : Yaml.text(file).orElse("");
        boolean required = !(file instanceof Mapping mapping)
                || !mapping.text("required").filter("false"::equals).isPresent();
        boolean raw = file instanceof Mapping mapping
                && mapping.text("format").filter("raw"::equals).isPresent();
        Map<String, Value> found = new TreeMap<>();
        written.stack()
                .reading()
                .variables(path, raw, required, written.stack().variables(), file.range())
                .ifPresent(variables -> variables.forEach((name, text) -> found.put(name, Values.text(text))));
        return found;
    }
}

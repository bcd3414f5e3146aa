package io.skep.swarm.stack;

import io.skep.plans.text.Range;
import io.skep.swarm.stack.Yaml.Entry;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Carries out {@code extends}: a service begins as another one, of the same file or of another. */
final class Extends {

    private static final String KEY = "extends";

    private final Reading reading;
    private final Variables variables;

    Extends(Reading reading, Variables variables) {
        this.reading = reading;
        this.variables = variables;
    }

    /** A file whose services are whole. */
    Mapping of(Mapping file, String path) {
        Mapping services = file.mapping("services");
        if (services.entries().isEmpty()) {
            return file;
        }
        SequencedMap<String, Entry> whole = new LinkedHashMap<>();
        services.entries()
                .forEach((name, entry) -> whole.put(
                        name,
                        entry.value() instanceof Mapping service
                                ? new Entry(entry.place(), whole(service, name, file, path, List.of()))
                                : entry));
        return file.with("services", new Mapping(whole, services.range(), services.merging()));
    }

    private Mapping whole(Mapping service, String name, Mapping file, String path, List<String> chain) {
        Optional<Yaml> base = service.get(KEY);
        if (base.isEmpty()) {
            return service;
        }
        Range place = service.place(KEY);
        List<String> longer = new ArrayList<>(chain);
        longer.add(path + ": " + name);
        Optional<String> otherPath = base.get() instanceof Mapping asked ? asked.text("file") : Optional.empty();
        String otherName = Yaml.text(base.get())
                .or(() -> base.get() instanceof Mapping asked ? asked.text("service") : Optional.empty())
                .orElse("");
        Mapping rest = service.without(KEY);
        if (longer.contains(otherPath.orElse(path) + ": " + otherName)) {
            reading.problems()
                    .error("Circular extends", "The service " + otherName + " extends itself in the end.", place);
            return rest;
        }
        Optional<Mapping> other = otherPath.isEmpty()
                ? Optional.of(file)
                : reading.compose(otherPath.get(), FilePaths.folder(otherPath.get()), variables, place);
        if (other.isEmpty()) {
            return rest;
        }
        if (!(other.get().mapping("services").get(otherName).orElse(null) instanceof Mapping found)) {
            reading.problems()
                    .error(
                            "Unknown service",
                            "There is no service \"" + otherName + "\" in " + otherPath.orElse(path) + " to extend.",
                            place);
            return rest;
        }
        Mapping whole = whole(found, otherName, other.get(), otherPath.orElse(path), longer);
        return Merge.of(whole, rest, "services." + name);
    }
}

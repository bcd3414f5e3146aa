package io.skep.swarm.stack;

import io.skep.plans.text.Range;
import io.skep.swarm.stack.Yaml.Entry;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** From the paths of Compose files to one model: includes, {@code extends}, and the later file merged over the earlier. */
final class ComposeFiles {

    private static final List<String> SECTIONS = List.of("services", "networks", "volumes", "secrets", "configs");

    private final Reading reading;

    ComposeFiles(Reading reading) {
        this.reading = reading;
    }

    /**
     * The model of some files; as complete as what is wrong allows.
     *
     * @param paths seen from the topology's folder; at least one
     * @param variables with those of the {@code .env} beside the first file
     * @param asked where they are asked for
     */
    Mapping model(List<String> paths, Variables variables, Range asked) {
        return Merge.settled(model(paths, FilePaths.folder(paths.getFirst()), variables, asked, List.of()));
    }

    private Mapping model(List<String> paths, String folder, Variables variables, Range asked, List<String> chain) {
        Mapping model = new Mapping(Map.of(), asked);
        for (String path : paths) {
            if (chain.contains(path)) {
                reading.problems().error("Circular include", path + " includes itself in the end.", asked);
                continue;
            }
            List<String> longer = new ArrayList<>(chain);
            longer.add(path);
            Optional<Mapping> file = reading.compose(path, folder, variables, asked);
            if (file.isPresent()) {
                Mapping whole = new Extends(reading, variables).of(file.get(), path);
                Mapping own = included(whole, folder, variables, longer);
                model = Merge.of(model, own, "");
            }
        }
        return model;
    }

    /** A file with what it includes. */
    private Mapping included(Mapping file, String folder, Variables variables, List<String> chain) {
        Mapping with = file.without("include");
        Optional<Yaml> includes = file.get("include");
        for (Yaml include : includes.map(Yaml::items).orElse(List.of())) {
            with = imported(with, included(include, folder, variables, chain));
        }
        return with;
    }

    private Mapping included(Yaml include, String folder, Variables variables, List<String> chain) {
        Mapping asked = include instanceof Mapping mapping
                ? mapping
                : new Mapping(Map.of("path", new Entry(include.range(), include)), include.range());
        FilePaths here = new FilePaths(folder);
        List<String> paths = asked.get("path").map(Yaml::items).orElse(List.of()).stream()
                .flatMap(path -> Yaml.text(path).stream())
                .map(here::of)
                .toList();
        if (paths.isEmpty()) {
            reading.problems().error("Nothing to include", "An include says which file: path.", include.range());
            return new Mapping(Map.of(), include.range());
        }
        String theirs = asked.text("project_directory").map(here::of).orElse(FilePaths.folder(paths.getFirst()));
        Variables seen = asked.get("env_file").isPresent()
                ? withFiles(variables, asked.get("env_file").map(Yaml::items).orElse(List.of()), here)
                : reading.withDotEnv(variables, theirs, include.range());
        return model(paths, theirs, seen, include.range(), chain);
    }

    private Variables withFiles(Variables variables, List<Yaml> files, FilePaths here) {
        Variables seen = variables;
        for (Yaml file : files) {
            String path = here.of(Yaml.text(file).orElse(""));
            seen = seen.under(reading.fileVariables(path, true, seen, file.range()));
        }
        return seen;
    }

    /** What is included stands beside what is written; two of one name would hide one another, so they must be the same. */
    private Mapping imported(Mapping file, Mapping included) {
        Mapping all = file;
        for (String section : SECTIONS) {
            Mapping theirs = included.mapping(section);
            if (theirs.entries().isEmpty()) {
                continue;
            }
            Mapping own = all.mapping(section);
            SequencedMap<String, Entry> entries = new LinkedHashMap<>(own.entries());
            theirs.entries().forEach((name, entry) -> {
                Entry before = entries.putIfAbsent(name, entry);
                if (before != null && !before.value().equals(entry.value())) {
                    reading.problems()
                            .error(
                                    "Included twice",
                                    "\"" + name + "\" of " + section + " is also at " + entry.place() + ".",
                                    before.place());
                }
            });
            Range place = own.entries().isEmpty() ? theirs.range() : own.range();
            all = all.with(section, new Entry(all.place(section), new Mapping(entries, place)));
        }
        return all;
    }
}

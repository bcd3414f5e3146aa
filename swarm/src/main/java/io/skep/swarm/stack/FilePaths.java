package io.skep.swarm.stack;

import io.skep.swarm.stack.Yaml.Entry;
import io.skep.swarm.stack.Yaml.Items;
import io.skep.swarm.stack.Yaml.Mapping;
import io.skep.swarm.stack.Yaml.Scalar;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Paths in a Compose file begin at its folder; here they come to begin at the topology's, wherever the file is merged into. */
final class FilePaths {

    private final String folder;

    /** @param folder of the file, seen from the topology's */
    FilePaths(String folder) {
        this.folder = folder;
    }

    /** A path of the file as one that begins at the topology's folder. */
    String of(String path) {
        return Path.of(folder).resolve(path).normalize().toString();
    }

    /** The folder that a file stands in. */
    static String folder(String path) {
        Path parent = Path.of(path).getParent();
        return parent == null ? "" : parent.toString();
    }

    /** The same file with all such paths. */
    Mapping of(Mapping file) {
        Mapping moved = each(file, "services", this::service);
        moved = each(moved, "configs", holder -> at(holder, "file", this::path));
        return each(moved, "secrets", holder -> at(holder, "file", this::path));
    }

    private Mapping service(Mapping service) {
        Mapping moved = at(service, "env_file", this::pathOrPaths);
        moved = at(moved, "label_file", this::pathOrPaths);
        return at(moved, "extends", value -> value instanceof Mapping base ? at(base, "file", this::path) : value);
    }

    private static Mapping each(Mapping file, String key, UnaryOperator<Mapping> change) {
        return at(file, key, value -> {
            if (!(value instanceof Mapping all)) {
                return value;
            }
            SequencedMap<String, Entry> changed = new LinkedHashMap<>();
            all.entries()
                    .forEach((name, entry) -> changed.put(
                            name,
                            entry.value() instanceof Mapping one
                                    ? new Entry(entry.place(), change.apply(one))
                                    : entry));
            return new Mapping(changed, all.range(), all.merging());
        });
    }

    private static Mapping at(Mapping mapping, String key, UnaryOperator<Yaml> change) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? mapping : mapping.with(key, change.apply(entry.value()));
    }

    private Yaml path(Yaml value) {
        return value instanceof Scalar scalar && !Yaml.nothing(scalar)
                ? new Scalar(of(scalar.text()), scalar.kind(), scalar.range(), scalar.merging())
                : value;
    }

    private Yaml pathOrPaths(Yaml value) {
        return switch (value) {
            case Items list ->
                new Items(list.items().stream().map(this::pathOrPaths).toList(), list.range(), list.merging());
            case Mapping mapping -> at(mapping, "path", this::path);
            case Scalar scalar -> path(scalar);
        };
    }
}

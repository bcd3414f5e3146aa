package io.skep.plans.topology;

import io.skep.plans.text.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The folders that modules come from, each read once however many modules come from it. A folder is named by its path
 * from the topology's: {@code modules/shop}, {@code ../shared}; the topology's own is the empty string.
 */
final class ModuleFolders {

    private final Function<String, List<SourceFile>> finding;
    private final Function<List<SourceFile>, Declarations> reading;
    private final Map<String, Optional<Declarations>> read = new TreeMap<>();
    private final List<SourceFile> sources = new ArrayList<>();

    /**
     * @param finding the documents of a folder, named with the folder before them; none where there is no such folder
     */
    ModuleFolders(Function<String, List<SourceFile>> finding, Function<List<SourceFile>, Declarations> reading) {
        this.finding = finding;
        this.reading = reading;
    }

    /** What a folder declares; empty where it holds nothing that declares anything. */
    Optional<Declarations> declarations(String folder) {
        Optional<Declarations> known = read.get(folder);
        if (known == null) {
            List<SourceFile> documents = finding.apply(folder);
            sources.addAll(documents);
            known = documents.isEmpty() ? Optional.empty() : Optional.of(reading.apply(documents));
            read.put(folder, known);
        }
        return known;
    }

    /** The documents of all folders read so far. */
    List<SourceFile> sources() {
        return List.copyOf(sources);
    }
}

package io.skep.plans.topology;

import io.skep.plans.text.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What stands beside a topology in its folder; documents that a saved plan kept are taken from there. */
final class FolderBeside implements Beside {

    /** Tells the documents from those of the topology and of its modules, whose names never begin so. */
    private static final String MARK = "./";

    private final Path folder;
    private final Map<String, String> environment;
    private final Map<String, String> kept;
    private final List<SourceFile> read;
    private final SortedMap<String, SourceFile> documents = new TreeMap<>();

    /**
     * @param kept the sources of a saved plan; none where the topology is read for the first time
     * @param read where what was read is remembered for messages
     */
    FolderBeside(Path folder, Map<String, String> environment, Map<String, String> kept, List<SourceFile> read) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.kept = Map.copyOf(kept);
        this.read = read;
    }

    @Override
    public SourceFile document(String path) throws IOException {
        SourceFile known = documents.get(path);
        if (known != null) {
            return known;
        }
        String text = kept.get(MARK + path);
        SourceFile document = new SourceFile(path, text == null ? Files.readString(folder.resolve(path)) : text);
        documents.put(path, document);
        read.add(document);
        return document;
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(folder.resolve(path));
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    /** The documents read so far, under the names by which a saved plan keeps them. */
    SortedMap<String, String> sources() {
        TreeMap<String, String> sources = new TreeMap<>();
        documents.forEach((path, document) -> sources.put(MARK + path, document.text()));
        return Collections.unmodifiableSortedMap(sources);
    }
}

package io.skep.plans.topology;

import io.skep.plans.text.SourceFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/**
 * What stands beside a topology, for block types whose blocks name further files. Nothing is written, and paths begin at
 * the topology's folder. Used by one thread while a topology is read.
 */
public interface Beside {

    /** No file and no environment. */
    Beside NOTHING = new Beside() {
        @Override
        public SourceFile document(String path) throws IOException {
            throw new NoSuchFileException(path);
        }

        @Override
        public byte[] bytes(String path) throws IOException {
            throw new NoSuchFileException(path);
        }

        @Override
        public Map<String, String> environment() {
            return Map.of();
        }
    };

    /**
     * A document that belongs to the topology: messages show its lines, a saved plan keeps it, and the topology's digest
     * changes with it. So it must not hold what is secret.
     */
    SourceFile document(String path) throws IOException;

    /** What a file holds; it is kept nowhere. */
    byte[] bytes(String path) throws IOException;

    /** The variables of the process. */
    Map<String, String> environment();
}

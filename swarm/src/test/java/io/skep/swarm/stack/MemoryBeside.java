package io.skep.swarm.stack;

import io.skep.plans.text.SourceFile;
import io.skep.plans.topology.Beside;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.TreeMap;

/** Files and an environment in memory. */
final class MemoryBeside implements Beside {

    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();

    MemoryBeside with(String path, String text) {
        files.put(path, text);
        return this;
    }

    MemoryBeside set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    @Override
    public SourceFile document(String path) throws IOException {
        return new SourceFile(path, new String(bytes(path), StandardCharsets.UTF_8));
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        String text = files.get(path);
        if (text == null) {
            throw new NoSuchFileException(path);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }
}

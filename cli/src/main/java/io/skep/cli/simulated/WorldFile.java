package io.skep.cli.simulated;

import io.skep.plans.simulated.Keeper;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A simulated world in a file: a line for every change, written as it happens, so that the world outlives a process that is
 * killed; it is no more than the process is, so nothing is forced to disk. A line is {@code KEY TAB TEXT}, without TEXT for
 * a piece that is gone; a torn last line never happened. Written anew, without what is gone, when it has grown too long.
 */
final class WorldFile implements Keeper, AutoCloseable {

    private static final int SPARE_LINES = 1000;

    private final Path file;
    private final TreeMap<String, String> pieces = new TreeMap<>();
    private int lines;
    private @Nullable FileOutputStream stream;

    /** Reads the world that is in a file; an empty one where there is no file, which is made with the first piece. */
    WorldFile(Path file) {
        this.file = file;
        String text = Files.exists(file) ? read() : "";
        int end = text.lastIndexOf('\n') + 1;
        text.substring(0, end).lines().forEach(line -> {
            int tab = line.indexOf('\t');
            lines++;
            if (tab < 0) {
                pieces.remove(line);
            } else {
                pieces.put(line.substring(0, tab), line.substring(tab + 1));
            }
        });
    }

    /** The pieces as they were when the file was opened. */
    SortedMap<String, String> pieces() {
        return Collections.unmodifiableSortedMap(pieces);
    }

    @Override
    public synchronized void keep(String key, Supplier<String> text) {
        append(key + "\t" + text.get() + "\n");
    }

    @Override
    public synchronized void drop(String key) {
        append(key + "\n");
    }

    private void append(String line) {
        try {
            FileOutputStream open = stream;
            if (open == null) {
                open = opened();
                stream = open;
            }
            open.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write the simulated world " + file, failed);
        }
    }

    /** Whoever writes first tidies: until then others may be reading. */
    private FileOutputStream opened() throws IOException {
        Files.createDirectories(file.getParent());
        boolean torn = Files.exists(file) && !read().endsWith("\n");
        if (torn || lines > 2 * pieces.size() + SPARE_LINES) {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            StringBuilder text = new StringBuilder();
            pieces.forEach(
                    (key, value) -> text.append(key).append('\t').append(value).append('\n'));
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return new FileOutputStream(file.toFile(), true);
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read the simulated world " + file, failed);
        }
    }

    @Override
    public synchronized void close() {
        try {
            FileOutputStream open = stream;
            if (open != null) {
                open.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot close the simulated world " + file, failed);
        }
    }
}

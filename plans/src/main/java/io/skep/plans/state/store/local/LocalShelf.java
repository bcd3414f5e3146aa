package io.skep.plans.state.store.local;

import io.skep.plans.state.form.DurableFile;
import io.skep.plans.state.store.Shelf;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A shelf that is a folder: one file a name, for its owner's eyes only. What is written whole is written under a name that begins with a
 * dot, and given its own name when it is whole: by a hard link where nothing may have the name yet.
 */
public final class LocalShelf implements Shelf {
    private static final Duration LEFT_FOR = Duration.ofHours(1);
    private static final AtomicLong TEMPORARY = new AtomicLong();

    private final Path folder;

    /** A shelf in a folder, which is made when it is first needed. */
    public LocalShelf(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public SortedSet<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NoSuchFileException nothingYet) {
            return Collections.emptySortedSet();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read the folder " + folder + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    @Override
    public Optional<byte[]> read(String name) {
        Path file = folder.resolve(name);
        // No channel: an interrupt would close it.
        try (FileInputStream stream = new FileInputStream(file.toFile())) {
            return Optional.of(stream.readAllBytes());
        } catch (FileNotFoundException missing) {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            throw new UncheckedIOException("Cannot read " + file + ": " + missing.getMessage(), missing);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read " + file + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public boolean keep(String name, byte[] content) {
        boolean kept = add(name, content, true);
        if (kept) {
            forced(name);
            sweep();
        }
        return kept;
    }

    /** What a killed process left half written goes when nobody can be at it any more. */
    private void sweep() {
        FileTime old = FileTime.from(Instant.now().minus(LEFT_FOR));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(LocalShelf::temporary).toList()) {
                if (Files.exists(file) && Files.getLastModifiedTime(file).compareTo(old) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException goneMeanwhile) {
            return; // another process sweeps too
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot tidy the folder " + folder + ": " + failed.getMessage(), failed);
        }
    }

    private static boolean temporary(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(".new");
    }

    @Override
    public boolean claim(String name, byte[] content) {
        return add(name, content, false);
    }

    private boolean add(String name, byte[] content, boolean forced) {
        Path file = folder.resolve(name);
        Path temporary = written(name, content, forced);
        try {
            Files.createLink(file, temporary);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file + ": " + failed.getMessage(), failed);
        } finally {
            remove(temporary.getFileName().toString());
        }
    }

    @Override
    public void put(String name, byte[] content) {
        Path file = folder.resolve(name);
        try {
            Files.move(
                    written(name, content, false),
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    private Path written(String name, byte[] content, boolean forced) {
        makeFolder();
        String own = ProcessHandle.current().pid() + "-" + TEMPORARY.incrementAndGet();
        Path temporary = folder.resolve("." + name + "." + own + ".new");
        try {
            Files.deleteIfExists(temporary);
            try (FileOutputStream stream = DurableFile.create(temporary)) {
                stream.write(content);
                if (forced) {
                    stream.getFD().sync();
                }
            }
            return temporary;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + temporary + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "Cannot remove " + name + " in " + folder + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public Optional<Appender> begin(String name) {
        makeFolder();
        return LocalAppender.create(folder.resolve(name));
    }

    @Override
    public Optional<Gate> pass(String name) {
        makeFolder();
        try {
            return LocalGate.pass(folder.toRealPath().resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot lock " + folder + ": " + failed.getMessage(), failed);
        }
    }

    private void forced(String name) {
        try {
            DurableFile.forceFolderOf(folder.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "Cannot write " + name + " in " + folder + ": " + failed.getMessage(), failed);
        }
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot make the folder " + folder + ": " + failed.getMessage(), failed);
        }
    }
}

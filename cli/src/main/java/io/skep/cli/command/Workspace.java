package io.skep.cli.command;

import io.skep.plans.failure.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of several clusters made from the same folder, each with a state of its own. The one in use is named by {@code
 * SKEP_WORKSPACE}, else by the file that {@code skep workspace select} writes, else it is {@code default}.
 *
 * @param name as people know it
 * @param own skep's own folder of the topology, {@code .skep}
 */
public record Workspace(String name, Path own) {

    /** The environment's variable that names the workspace. */
    public static final String VARIABLE = "SKEP_WORKSPACE";

    static final String DEFAULT = "default";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,30}");

    /** The one in use in a topology's folder. */
    public static Workspace current(Path directory, Map<String, String> environment) {
        Path own = directory.resolve(".skep");
        String named = environment.getOrDefault(VARIABLE, "");
        return of(named.isEmpty() ? selected(own) : named, own);
    }

    /** The one of a name; fails where it cannot be a name. */
    static Workspace of(String name, Path own) {
        if (!NAME.matcher(name).matches()) {
            throw new UserError(
                    "\"" + name + "\" cannot be the name of a workspace: up to 31 letters, digits, _ and -.");
        }
        return new Workspace(name, own);
    }

    /** Where its state, keys and other files are. */
    public Path folder() {
        return name.equals(DEFAULT) ? own : all().resolve(name);
    }

    boolean exists() {
        return name.equals(DEFAULT) || Files.isDirectory(folder());
    }

    /** All there are, in order. */
    SortedSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        names.add(DEFAULT);
        if (Files.isDirectory(all())) {
            try (Stream<Path> folders = Files.list(all())) {
                folders.filter(Files::isDirectory).forEach(folder -> names.add(String.valueOf(folder.getFileName())));
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot read the folder " + all(), failed);
            }
        }
        return names;
    }

    /** Makes it where it is not there, and the one in use from now on. */
    void select() {
        try {
            Files.createDirectories(folder());
            Path chosen = Files.createTempFile(own, "workspace", ".new");
            Files.writeString(chosen, name + "\n");
            Files.move(
                    chosen,
                    own.resolve("workspace"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot select the workspace " + name, failed);
        }
    }

    /** Removes its folder with all that is in it. */
    void delete() {
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete the workspace " + name, failed);
        }
    }

    private Path all() {
        return own.resolve("workspaces");
    }

    private static String selected(Path own) {
        Path file = own.resolve("workspace");
        try {
            return Files.isRegularFile(file) ? Files.readString(file).strip() : DEFAULT;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }
}

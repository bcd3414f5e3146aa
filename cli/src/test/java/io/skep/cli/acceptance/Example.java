package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An example's topology copied into a folder of the test's own, under a name of the test's own, so that nobody else's
 * hosts are touched. Its text can be changed as a user would with an editor.
 */
record Example(Path folder, String name) {

    private static final Path HOME = Path.of(System.getProperty("skep.home"));

    /** Copies an example, and the scripts that make its images, under {@code root}. */
    static Example copied(String example, String name, Path root) throws IOException {
        copy(HOME.resolve("examples/images"), root.resolve("images"));
        copy(HOME.resolve("examples").resolve(example), root.resolve(name));
        Example copy = new Example(root.resolve(name), name);
        copy.edit("name = \"" + nameIn(copy.text()) + "\"", "name = \"" + name + "\"");
        return copy;
    }

    /** A topology given as text. */
    static Example written(String text, String name, Path root) throws IOException {
        copy(HOME.resolve("examples/images"), root.resolve("images"));
        Path folder = Files.createDirectories(root.resolve(name));
        Files.writeString(folder.resolve("main.hcl"), text);
        return new Example(folder, name);
    }

    /** The topology's text. */
    String text() {
        try {
            return Files.readString(folder.resolve("main.hcl"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Replaces a piece of the topology's text that is there exactly once. */
    void edit(String before, String after) {
        String text = text();
        assertThat(text.split(java.util.regex.Pattern.quote(before), -1))
                .as("\"%s\" is in the topology once", before)
                .hasSize(2);
        write(text.replace(before, after));
    }

    /** Adds to the end of the topology. */
    void add(String more) {
        write(text() + "\n" + more);
    }

    Skep skep() {
        return new Skep(folder);
    }

    Skep skep(Map<String, String> environment) {
        return new Skep(folder, environment);
    }

    Lab lab() {
        return new Lab(name);
    }

    private void write(String text) {
        try {
            Files.writeString(folder.resolve("main.hcl"), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String nameIn(String text) {
        return text.lines()
                .filter(line -> line.strip().startsWith("name = \""))
                .findFirst()
                .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                .orElseThrow();
    }

    /** Copies what is kept in the repository: neither state nor images that somebody's own run left behind. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                String relative = from.relativize(path).toString();
                if (relative.startsWith(".skep") || relative.endsWith(".tar")) {
                    continue;
                }
                Path target = to.resolve(relative);
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}

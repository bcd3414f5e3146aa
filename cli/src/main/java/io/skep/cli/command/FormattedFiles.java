package io.skep.cli.command;

import io.skep.plans.failure.UserError;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.format.Formatter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds and reads what {@code skep fmt} is to lay out. */
final class FormattedFiles {
    static final String VARIABLES = ".skepvars";
    private static final String TOPOLOGY = ".hcl";

    /**
     * One file read and laid out.
     *
     * @param written what the file holds, with its byte order mark
     * @param formatted empty where it has errors
     */
    record Outcome(SourceFile source, String written, Optional<String> formatted, List<Diagnostic> problems) {}

    private FormattedFiles() {}

    /** The files named and those in the folders named, in the order of their names; without any name those of the folder. */
    static SortedSet<Path> below(Path folder, Collection<String> targets, boolean recursive) {
        SortedSet<Path> found = new TreeSet<>();
        Collection<String> wanted = targets.isEmpty() ? List.of("") : targets;
        for (String target : wanted) {
            Path path = folder.resolve(target).normalize();
            if (Files.isDirectory(path)) {
                inside(path, recursive, found);
            } else if (!Files.exists(path)) {
                throw new UserError("There is no file or folder " + path + ".");
            } else if (isOurs(path)) {
                found.add(path);
            } else {
                throw new UserError("Only *.hcl and *.skepvars files are laid out, not " + path + ".");
            }
        }
        return found;
    }

    private static void inside(Path folder, boolean recursive, SortedSet<Path> found) {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                boolean isFolder = Files.isDirectory(entry);
                if (isFolder
                        && recursive
                        && !entry.getFileName().toString().startsWith(".")
                        && !Files.isSymbolicLink(entry)) {
                    inside(entry, true, found);
                } else if (!isFolder && isOurs(entry)) {
                    found.add(entry);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read the folder " + folder, failed);
        }
    }

    private static boolean isOurs(Path file) {
        return file.toString().endsWith(TOPOLOGY) || file.toString().endsWith(VARIABLES);
    }

    static Outcome format(Path file, String name) {
        try {
            return format(name, Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read " + file, failed);
        }
    }

    /** Lays out the text of a file that has been read already. */
    static Outcome format(SourceFile source) {
        return format(source, source.text());
    }

    private static Outcome format(String name, byte[] content) {
        String text = text(name, content);
        return format(new SourceFile(name, text), text);
    }

    private static Outcome format(SourceFile source, String written) {
        boolean isJson = source.name().endsWith(VARIABLES)
                && source.text().stripLeading().startsWith("{");
        Diagnostics problems = new Diagnostics();
        Optional<String> formatted = isJson ? Optional.of(written) : Formatter.format(source, problems);
        return new Outcome(source, written, formatted, problems.list());
    }

    static SourceFile read(InputStream input) {
        try {
            return new SourceFile("<stdin>", text("<stdin>", input.readAllBytes()));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read standard input", failed);
        }
    }

    private static String text(String name, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new UserError(name + " is no UTF-8 text. It was left as it is.");
        }
    }
}

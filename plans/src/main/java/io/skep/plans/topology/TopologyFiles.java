package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds and reads the files of a topology, and remembers them so that messages can show their lines. */
final class TopologyFiles {

    private static final List<String> WHOLE = List.of("topology.yaml", "topology.yml", "topology.json");
    private static final String VARIABLES = ".skepvars";
    private static final String TESTS = ".skeptest.hcl";

    private final List<SourceFile> read;
    private final Diagnostics diagnostics;

    TopologyFiles(List<SourceFile> read, Diagnostics diagnostics) {
        this.read = read;
        this.diagnostics = diagnostics;
    }

    /** The documents: the file itself, or those of a folder. Nothing there, or too much, is reported. */
    List<SourceFile> documents(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return text(fileOrFolder).stream().toList();
        }
        List<SourceFile> found = inFolder(fileOrFolder, "");
        if (found.isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.add(Diagnostic.error(
                    "No topology",
                    "The folder " + fileOrFolder + " holds no *.hcl file and no topology.yaml or topology.json."));
        }
        return found;
    }

    /** The documents of a folder, of which there may be none. */
    List<SourceFile> any(Path folder) {
        return Files.isDirectory(folder) ? inFolder(folder, "") : List.of();
    }

    /** The documents of a folder that holds a module, named with {@code path} before them; none where there is no such folder. */
    List<SourceFile> module(Path folder, String path) {
        return Files.isDirectory(folder) ? inFolder(folder, path + "/") : List.of();
    }

    private List<SourceFile> inFolder(Path fileOrFolder, String prefix) {
        List<Path> all = list(fileOrFolder);
        List<Path> hcl = all.stream()
                .filter(file -> name(file).endsWith(".hcl") && !name(file).endsWith(TESTS))
                .toList();
        List<Path> whole =
                all.stream().filter(file -> WHOLE.contains(name(file))).toList();
        if (whole.size() > 1 || (!whole.isEmpty() && !hcl.isEmpty())) {
            diagnostics.add(Diagnostic.error(
                    "More than one topology",
                    "The folder " + fileOrFolder + " holds " + name(whole.getFirst()) + " and "
                            + name(hcl.isEmpty() ? whole.getLast() : hcl.getFirst()) + ". Name the file to read."));
            return List.of();
        }
        return Stream.concat(hcl.stream(), whole.stream())
                .flatMap(file -> text(file, prefix + name(file)).stream())
                .toList();
    }

    /** The files of variables of a folder, the one that counts most last. */
    List<Path> variableFiles(Path folder) {
        List<Path> all = list(folder);
        List<Path> found = new ArrayList<>();
        all.stream().filter(file -> name(file).equals("skep" + VARIABLES)).forEach(found::add);
        all.stream().filter(file -> name(file).endsWith(".auto" + VARIABLES)).forEach(found::add);
        return found;
    }

    /** The text of a file; that it cannot be read is reported. */
    Optional<SourceFile> text(Path file) {
        return text(file, name(file));
    }

    private Optional<SourceFile> text(Path file, String called) {
        try {
            SourceFile source = new SourceFile(called, Files.readString(file));
            read.add(source);
            return Optional.of(source);
        } catch (NoSuchFileException missing) {
            diagnostics.add(Diagnostic.error("No such file", "There is no file or folder " + file + "."));
        } catch (MalformedInputException notText) {
            diagnostics.add(Diagnostic.error("Not UTF-8", "The file " + file + " is no UTF-8 text."));
        } catch (IOException failure) {
            diagnostics.add(Diagnostic.error("File cannot be read", "Reading " + file + " failed: " + failure + "."));
        }
        return Optional.empty();
    }

    private List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            diagnostics.add(
                    Diagnostic.error("Folder cannot be read", "Reading " + folder + " failed: " + failure + "."));
            return List.of();
        }
    }

    private static String name(Path file) {
        return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
    }
}

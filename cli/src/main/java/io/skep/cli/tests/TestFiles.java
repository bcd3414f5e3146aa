package io.skep.cli.tests;

import io.skep.cli.command.Project;
import io.skep.plans.failure.UserError;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.Sources;
import io.skep.plans.text.syntax.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The test files of a topology: {@code *.skeptest.hcl}, {@code .json} or {@code .yaml} in its folder and in its folder of
 * tests.
 *
 * @param files in the order of their names
 * @param problems what is wrong with how they are written
 */
public record TestFiles(List<TestFile> files, Diagnostics problems) {

    /** The folder of tests where no other is named. */
    public static final String FOLDER = "tests";

    private static final Pattern NAME = Pattern.compile(".*\\.skeptest\\.(hcl|json|ya?ml)");

    public TestFiles {
        files = List.copyOf(files);
    }

    /**
     * Reads them.
     *
     * @param folder the topology's
     * @param tests the folder of tests, seen from there; it need not exist
     * @param wanted only these, seen from the topology's folder; all where none is named
     */
    public static TestFiles read(Path folder, Path tests, Collection<String> wanted) {
        Diagnostics problems = new Diagnostics();
        TestFileReader reader = new TestFileReader(problems);
        List<TestFile> files = new ArrayList<>();
        chosen(found(folder, tests), wanted)
                .forEach((name, file) ->
                        reader.read(new SourceFile(name, text(file, name))).ifPresent(files::add));
        return new TestFiles(files, problems);
    }

    /** What is wrong with them: how they are written, and names that the topology does not have where it could be read. */
    public List<Diagnostic> allProblems(Project project) {
        List<Diagnostic> all = new ArrayList<>(problems.list());
        project.topology().ifPresent(topology -> {
            Names names = new Names(project, topology);
            files.forEach(file -> all.addAll(names.wrongIn(file)));
        });
        return all;
    }

    /** For showing the lines that problems are about. */
    public Sources sources() {
        return new Documents(files.stream().map(TestFile::document).toList());
    }

    private static SortedMap<String, Path> found(Path folder, Path tests) {
        TreeMap<String, Path> found = new TreeMap<>();
        for (Path each : List.of(folder, folder.resolve(tests).normalize())) {
            if (Files.isDirectory(each)) {
                try (Stream<Path> all = Files.list(each)) {
                    all.filter(file -> NAME.matcher(file.toString()).matches() && Files.isRegularFile(file))
                            .forEach(file -> found.put(folder.relativize(file).toString(), file));
                } catch (IOException failed) {
                    throw new UncheckedIOException("cannot read the folder " + each, failed);
                }
            }
        }
        return found;
    }

    private static SortedMap<String, Path> chosen(SortedMap<String, Path> found, Collection<String> wanted) {
        if (wanted.isEmpty()) {
            return found;
        }
        TreeMap<String, Path> chosen = new TreeMap<>();
        for (String each : wanted) {
            String name = Path.of(each).normalize().toString();
            Path file = found.get(name);
            if (file == null) {
                throw new UserError("There is no test file " + each + ". "
                        + (found.isEmpty()
                                ? "There is none at all."
                                : "There are: " + String.join(", ", found.keySet()) + "."));
            }
            chosen.put(name, file);
        }
        return chosen;
    }

    private static String text(Path file, String name) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException notText) {
            throw new UserError("The file " + name + " is no UTF-8 text.", notText);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + name, failed);
        }
    }
}

package io.skep.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files stay small enough to be read in one go. */
class FileSizeTest {
    private static final int HARD_LIMIT = 500;
    private static final int MEDIAN = 90;
    private static final int NINE_OF_TEN = 260;

    private record Source(Path path, int lines) {
        @Override
        public String toString() {
            return lines + " " + path;
        }
    }

    private final Path home = Path.of(System.getProperty("skep.home"));

    @Test
    void no_java_file_is_longer_than_the_hard_limit() throws IOException {
        List<Source> all = sources("java");
        assertThat(all).isNotEmpty();
        assertThat(all)
                .as("Java files over %d lines", HARD_LIMIT)
                .filteredOn(source -> source.lines() > HARD_LIMIT)
                .isEmpty();
    }

    @Test
    void half_of_the_main_files_fit_a_page_and_nine_of_ten_fit_three() throws IOException {
        List<Source> main = sources("main").stream()
                .filter(source -> !source.path().endsWith("package-info.java"))
                .toList();
        String longest =
                main.reversed().stream().limit(10).map(Source::toString).collect(Collectors.joining("\n"));
        assertThat(at(main, 0.5)).as("median lines; longest:\n%s", longest).isLessThanOrEqualTo(MEDIAN);
        assertThat(at(main, 0.9)).as("90th percentile; longest:\n%s", longest).isLessThanOrEqualTo(NINE_OF_TEN);
    }

    private static int at(List<Source> sorted, double part) {
        return sorted.get((int) Math.ceil(sorted.size() * part) - 1).lines();
    }

    /** Our own Java files under {@code src/<part>} or, for "java", under any {@code src}; shortest first. */
    private List<Source> sources(String part) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> home.relativize(file).toString().matches(".*\\bsrc/.*"))
                    .filter(file -> !home.relativize(file).toString().matches(".*\\btarget/.*"))
                    .filter(file -> part.equals("java") || file.toString().contains("/src/" + part + "/"))
                    .map(this::measured)
                    .sorted(Comparator.comparingInt(Source::lines))
                    .toList();
        }
    }

    private Source measured(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return new Source(home.relativize(file), Math.toIntExact(lines.count()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

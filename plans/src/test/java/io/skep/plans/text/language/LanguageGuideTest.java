package io.skep.plans.text.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.function.Functions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide to the language says what is so. */
class LanguageGuideTest {

    private static final Pattern FUNCTION = Pattern.compile("^\\| `([a-z0-9]+)\\(", Pattern.MULTILINE);

    @Test
    void the_guide_lists_exactly_the_functions_there_are() throws IOException {
        String functions = Stream.of(guide().split("\n## "))
                .filter(section -> section.startsWith("Functions"))
                .findFirst()
                .orElseThrow();

        assertThat(FUNCTION.matcher(functions)
                        .results()
                        .map(found -> found.group(1))
                        .toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        new TreeSet<>(new Evaluator(Functions.in(Corpus.files())).functionNames()));
    }

    @Test
    void the_guide_lists_every_difference_that_the_record_has() throws IOException {
        String guide = guide();

        assertThat(Stream.concat(
                                Corpus.different("differences.txt").stream(),
                                Corpus.different("files-differences.txt").stream())
                        .map(entry -> entry.reason().replace("||", "&#124;&#124;"))
                        .collect(Collectors.toSet()))
                .hasSizeGreaterThan(15)
                .allMatch(guide::contains);
    }

    private static String guide() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path own = here.resolve("docs").resolve("language.md");
        return Files.readString(
                Files.exists(own) ? own : here.resolveSibling("docs").resolve("language.md"));
    }
}

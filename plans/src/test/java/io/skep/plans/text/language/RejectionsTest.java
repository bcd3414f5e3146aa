package io.skep.plans.text.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.hcl.Parsing;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rejection of the syntax, with its place and nothing that only follows from it. */
class RejectionsTest {

    private static final String ARROW = "   => ";

    static List<Arguments> rejected() {
        return Corpus.lines("rejections.txt").stream()
                .filter(line -> line.contains(ARROW) && !line.startsWith("# "))
                .map(line -> line.split(ARROW))
                .map(parts -> Arguments.of(parts[0], parts[1]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void a_file_is_refused_at_the_place_of_the_mistake(String file, String places) {
        Diagnostics problems = new Diagnostics();
        Parsing.parseHcl(new SourceFile("t.hcl", file.replace('¶', '\n')), problems);

        assertThat(problems.list().stream()
                        .map(problem -> problem.subject().orElseThrow().start().line() + ":"
                                + problem.subject().orElseThrow().start().column() + " " + problem.summary())
                        .collect(Collectors.joining("; ")))
                .isEqualTo(places);
    }
}

package io.skep.plans.text.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.syntax.Body;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final int MANY = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "{a=", "-", "!", "f(", "x[", "a?", "\"${", "[for x in ", "1+("})
    void deep_nesting_is_an_error_and_no_overflow(String opener) {
        List<Diagnostic> problems = Read.problems("a = " + opener.repeat(MANY) + "\n");
        assertThat(problems)
                .extracting(Diagnostic::summary)
                .containsAnyOf("Nested too deeply", "Unclosed template sequence");
        assertThat(problems).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void deep_blocks_and_splats_are_errors_too() {
        assertThat(Read.problems("a {\n".repeat(MANY)))
                .extracting(Diagnostic::summary)
                .containsExactly("Nested too deeply");
        assertThat(Read.problems("a = x" + "[*]".repeat(MANY)))
                .extracting(Diagnostic::summary)
                .containsExactly("Nested too deeply");
        assertThat(Read.problems("a = \"" + "%{ if x }".repeat(MANY) + "\""))
                .extracting(Diagnostic::summary)
                .containsExactly("Nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1", ".b", "[0]", "&&c"})
    void a_chain_that_would_make_a_tree_too_high_is_an_error(String link) {
        assertThat(Read.problems("a = x" + link.repeat(MANY)))
                .extracting(Read::brief)
                .containsExactly("1:5-" + (6 + link.length() * MANY) + " Expression too long");
        assertThat(Read.problems("a = x" + link.repeat(500))).isEmpty();
    }

    @Test
    void a_hundred_levels_are_fine() {
        assertThat(Read.problems("a = " + "[".repeat(100) + "]".repeat(100))).isEmpty();
    }

    @Test
    void a_big_file_is_read_whole() {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < MANY; index++) {
            text.append("host \"h").append(index).append("\" {\n  name = \"é-${var.x}\"\n  list = [1, 2]\n}\n");
        }
        Body body = Read.body(text.toString());
        assertThat(body.blocks()).hasSize(MANY);
        assertThat(body.blocks().getLast().range().start().line()).isEqualTo(4 * MANY - 3);
    }

    @Test
    void one_very_long_line_is_read_whole() {
        Body body = Read.body("a = [" + "\"é\", ".repeat(10 * MANY) + "1]\n");
        assertThat(body.attributes()
                        .getFirst()
                        .expression()
                        .children()
                        .getLast()
                        .range())
                .hasToString("test.hcl:1:" + (6 + 50 * MANY));
    }

    @Test
    void as_many_errors_as_lines_are_reported() {
        assertThat(Read.problems("a 1\n".repeat(MANY))).hasSize(MANY);
    }
}

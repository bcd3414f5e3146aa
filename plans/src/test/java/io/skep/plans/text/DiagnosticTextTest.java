package io.skep.plans.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Document;
import io.skep.plans.text.syntax.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
    private static final SourceFile FILE =
            new SourceFile("main.hcl", "host \"a\" {\n\tsize = var.big\n}\nx = \"日本\" + 1\n[\n1,\n2,\n3,\n4]\n");

    private final Document document = Parsing.parseHcl(FILE, new Diagnostics());
    private final DiagnosticText text = DiagnosticText.plain(new Documents(List.of(document)));

    @Test
    void a_diagnostic_shows_place_context_source_values_explanation_and_hint() {
        Diagnostic diagnostic = Diagnostic.error("Size too big", "The size must be below 3.", FILE.range(19, 26))
                .withValues(List.of(new ShownValue("var.big", "9")))
                .withHint("Did you mean 2?");
        assertThat(text.render(diagnostic)).isEqualTo("""
                        Error: Size too big

                          on main.hcl line 2, in host "a":
                           2: \tsize = var.big
                              \t       ^^^^^^^
                            var.big is 9

                        The size must be below 3.
                        Did you mean 2?
                        """);
    }

    @Test
    void marks_stand_under_wide_characters() {
        int start = FILE.text().indexOf("+");
        assertThat(text.render(Diagnostic.warning("W", "D.", FILE.range(start, start + 1))))
                .isEqualTo("Warning: W\n\n  on main.hcl line 4:\n   4: x = \"日本\" + 1\n                 ^\n\nD.\n");
    }

    @Test
    void of_a_long_range_the_first_lines_are_shown() {
        int start = FILE.text().indexOf("[");
        assertThat(text.render(Diagnostic.error(
                        "E", "D.", FILE.range(start, FILE.text().length()))))
                .contains("   5: [\n      ^\n   6: 1,\n      ^^\n   7: 2,\n      ^^\n      ...\n")
                .doesNotContain("8:");
    }

    @Test
    void without_a_place_only_the_explanation_is_shown_broken_into_lines() {
        assertThat(text.render(Diagnostic.error("E", "word ".repeat(30).strip())))
                .isEqualTo("Error: E\n\n" + "word ".repeat(15).strip() + "\n"
                        + "word ".repeat(15).strip() + "\n");
    }

    @Test
    void colours_come_from_the_one_who_prints() {
        DiagnosticText painted = new DiagnosticText(Sources.NONE, (part, each) -> "<" + part + ":" + each + ">", 78);
        assertThat(painted.render(Diagnostic.error("E", "D.").withHint("H")))
                .isEqualTo("<ERROR_HEADING:Error: E>\n\nD.\n<HINT:H>\n");
    }
}

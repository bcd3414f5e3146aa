package io.skep.plans.text.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b[\"c\"].d[0]",
                "(1 + 2) * -3",
                "!a && b || c == d",
                "a ? b : c",
                "[1, \"x\", null, true]",
                "{\"a\" = 1, (b) = 2}",
                "[for k, v in m : \"${k}=${v}\" if v != \"\"]",
                "{for x in l : x.k => x.v...}",
                "a[*].b[0]",
                "a.*.b",
                "f(a, b...)",
                "\"x${a}y%{if b}c%{else}d%{endif}%{for e in f}${e}%{endfor}$${g} \\\"q\\\"\\n\"",
                "\"${a}\"",
            })
    void an_expression_is_written_as_it_was_read(String text) {
        assertThat(ExpressionText.of(parsed(text))).isEqualTo(text);
    }

    @Test
    void a_heredoc_becomes_a_quoted_string() {
        assertThat(ExpressionText.of(parsed("<<-EOT\n  a ${b}\n  c\n  EOT\n"))).isEqualTo("\"a ${b}\\nc\\n\"");
    }

    private static Expression parsed(String text) {
        Diagnostics problems = new Diagnostics();
        return Parsing.parseExpression(new SourceFile("test", text), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }
}

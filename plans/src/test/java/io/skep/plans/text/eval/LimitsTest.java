package io.skep.plans.text.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.Parentheses;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Range PLACE = new Range("test", Position.START, Position.START);

    @Test
    void an_expression_nested_too_deep_is_refused_and_does_not_end_the_program() {
        Expression deep = new Literal.Bool(true, PLACE);
        for (int level = 0; level < 100_000; level++) {
            deep = new Parentheses(deep, PLACE);
        }
        Diagnostics problems = new Diagnostics();

        new Evaluator(Functions.in(Path.of("."))).evaluate(deep, Scope.EMPTY, problems);

        assertThat(problems.list()).extracting(problem -> problem.summary()).containsExactly("Expression too deep");
    }

    @Test
    void a_string_that_grows_without_bounds_is_refused() {
        String doubled = "format(\"%s%s\", x, x)";
        String text = "\"0123456789\"";
        for (int turn = 0; turn < 22; turn++) {
            text = "[for x in [" + text + "] : " + doubled + "][0]";
        }
        assertThat(Language.plain().problems(text)).contains("String too long");
    }

    @Test
    void a_list_that_grows_without_bounds_is_refused() {
        assertThat(Language.plain().problems("setproduct(range(1000), range(1000))"))
                .contains("Collection too large");
    }

    @Test
    void a_number_that_grows_without_bounds_is_refused() {
        assertThat(Language.plain().problems("pow(1e900, 2) * pow(1e900, 2)")).contains("too large");
        assertThat(Language.plain().problems("1e900 * 1e900 * 1e900")).contains("Number too large");
    }
}

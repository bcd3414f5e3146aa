package io.skep.swarm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {

    private static final Map<String, String> VARIABLES = Map.of("A", "a", "EMPTY", "", "OTHER", "o");

    private final List<String> unset = new ArrayList<>();

    private String of(String text) throws Interpolation.Wrong {
        return new Interpolation(name -> Optional.ofNullable(VARIABLES.get(name)), unset::add).of(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | plain",
                "$A | a",
                "${A} | a",
                "x$A.y | xa.y",
                "$$A | $A",
                "$${A} | ${A}",
                "${A:-b} | a",
                "${EMPTY:-b} | b",
                "${EMPTY-b} | ''",
                "${NONE-b} | b",
                "${NONE:-b} | b",
                "${NONE:-${OTHER}} | o",
                "${NONE:-${ALSO:-deep}}! | deep!",
                "${A:+set} | set",
                "${EMPTY:+set} | ''",
                "${EMPTY+set} | set",
                "${NONE+set} | ''",
                "${A:?never} | a",
                "${EMPTY?never} | ''",
                "${NONE:-http://x:80/} | http://x:80/"
            })
    void variables_are_filled_in(String text, String filled) throws Interpolation.Wrong {
        assertThat(of(text)).isEqualTo(filled);
    }

    @Test
    void a_variable_that_is_not_set_is_empty_and_told() throws Interpolation.Wrong {
        assertThat(of("<$NONE${ALSO}${THIRD:-x}>")).isEqualTo("<x>");
        assertThat(unset).containsExactly("NONE", "ALSO");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${NONE:?set NONE} | The variable NONE is required: set NONE",
                "${EMPTY:?} | The variable EMPTY is required.",
                "${A | A \"${\" has no \"}\".",
                "$5 | After a dollar must come the name of a variable; a dollar itself is written $$.",
                "a$ | After a dollar must come the name of a variable; a dollar itself is written $$.",
                "${A!b} | In \"${A!b}\" must come one of :- - :? ? :+ + after the name."
            })
    void what_is_wrong_is_said(String text, String words) {
        assertThatThrownBy(() -> of(text))
                .isInstanceOf(Interpolation.Wrong.class)
                .hasMessage(words);
    }
}

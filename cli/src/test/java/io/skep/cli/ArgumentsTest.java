package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @ParameterizedTest
    @CsvSource({
        "-auto-approve, --auto-approve",
        "-chdir=examples/quickstart, --chdir=examples/quickstart",
        "-var, --var",
        "-json, --json",
        "-help, --help"
    })
    void a_long_option_may_have_one_dash(String typed, String expected) {
        assertThat(Arguments.normalise(List.of(typed))).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--auto-approve", "-h", "-h=1", "-", "--", "-1", "-10", "plan", "replicas=3", "a-b", ""})
    void everything_else_stays_as_it_is(String typed) {
        assertThat(Arguments.normalise(List.of(typed))).containsExactly(typed);
    }

    @Test
    void nothing_is_changed_after_two_lone_dashes() {
        assertThat(Arguments.normalise(List.of("show", "-json", "--", "-odd-file")))
                .containsExactly("show", "--json", "--", "-odd-file");
    }

    @Test
    void an_option_keeps_its_separate_value() {
        assertThat(Arguments.normalise(List.of("apply", "-var", "ssh_key=-k")))
                .containsExactly("apply", "--var", "ssh_key=-k");
    }
}

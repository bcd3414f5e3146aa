package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClosestWordTest {
    private static final List<String> COMMANDS = List.of("plan", "apply", "destroy", "validate", "version", "show");

    @ParameterizedTest
    @CsvSource({"pln, plan", "plna, plan", "aply, apply", "destory, destroy", "vresion, version", "shwo, show"})
    void a_slip_of_the_fingers_is_understood(String typed, String meant) {
        assertThat(ClosestWord.to(typed, COMMANDS)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"teardown", "x", "", "up"})
    void an_unrelated_word_suggests_nothing(String typed) {
        assertThat(ClosestWord.to(typed, COMMANDS)).isEmpty();
    }

    @Test
    void the_nearest_of_several_is_taken() {
        assertThat(ClosestWord.to("plans", List.of("place", "plan"))).contains("plan");
    }
}

package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentWordsTest {
    private static List<String> with(String all, String plan, String... typed) {
        return EnvironmentWords.with(List.of(typed), Map.of("SKEP_CLI_ARGS", all, "SKEP_CLI_ARGS_plan", plan));
    }

    @Test
    void words_come_right_after_the_command_so_that_typed_ones_count() {
        assertThat(with("-no-color", "-parallelism=3", "--chdir", "there", "plan", "--parallelism=5"))
                .containsExactly("--chdir", "there", "plan", "--no-color", "--parallelism=3", "--parallelism=5");
    }

    @Test
    void words_of_one_command_are_for_that_only() {
        assertThat(with("", "-concise", "apply")).containsExactly("apply");
        assertThat(with("-no-color", "", "-version")).containsExactly("-version");
    }

    @Test
    void quotes_hold_a_word_together() {
        assertThat(with("", "  -var='name=two words' -var \"a=$1\" ", "plan"))
                .containsExactly("plan", "--var=name=two words", "--var", "a=$1");
    }

    @Test
    void a_command_does_as_the_environment_says_unless_typed_otherwise(@TempDir Path folder) {
        Playground here = new Playground(folder).write("main.hcl", "thing \"a\" { color = \"red\" }\n");
        here.environment("SKEP_CLI_ARGS_plan", "-detailed-exitcode -parallelism=3");

        assertThat(here.type("plan", "-parallelism=5").exit()).isEqualTo(2);
    }
}

package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expressions typed one by one. */
class ConsoleTest {
    private static final String TWO = """
            skep { name = "shop" }
            thing "a" { color = "red" }
            thing "b" {
              from  = thing.a.id
              color = "blue"
            }
            output "first" { value = thing.a.id }
            """;

    private Playground here;

    @BeforeEach
    void folder(@TempDir Path folder) {
        here = new Playground(folder).write("main.hcl", TWO);
    }

    @Test
    void expressions_are_answered_line_by_line() {
        Left left = here.answering("1 + 2 * 3\nthing.b.color\n\nupper(\"a\")\nexit\n9\n", "console");

        assertThat(left.exit()).isZero();
        assertThat(left.out()).isEqualTo("7\n\"blue\"\n\"A\"\n");
    }

    @Test
    void what_is_recorded_takes_the_place_of_what_is_known_after_apply() {
        assertThat(here.answering("thing.a.id\n", "console").out()).isEqualTo("(known after apply)\n");
        here.type("apply", "-auto-approve");

        assertThat(here.answering("\"<${thing.a.id}>\"\n", "console").out()).matches("\"<.+>\"\n");
    }

    @Test
    void a_mistake_is_told_and_the_next_line_is_still_answered() {
        Left left = here.answering("thing.c.id\n1 +\n2\n", "console");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.out()).isEqualTo("2\n");
        assertThat(left.err()).contains("no thing named \"c\"");
    }

    @Test
    void a_secret_is_not_shown() {
        here.write("main.hcl", "variable \"p\" { sensitive = true }\n");
        here.environment("SKEP_VAR_p", "hunter2");

        assertThat(here.answering("\"x${var.p}\"\n", "console").out()).isEqualTo("(sensitive value)\n");
    }
}

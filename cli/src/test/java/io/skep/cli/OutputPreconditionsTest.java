package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPreconditionsTest {
    private Playground here;

    @BeforeEach
    void folder(@TempDir Path folder) {
        here = new Playground(folder);
    }

    private void asking(String condition) {
        here.write("main.hcl", """
                thing "a" { color = "red" }
                output "id" {
                  value = thing.a.id
                  precondition {
                    condition     = %s
                    error_message = "It is not so."
                  }
                }
                """.formatted(condition));
    }

    @Test
    void what_does_not_hold_stops_the_plan() {
        asking("1 > 2");

        Left left = here.type("plan");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("Precondition failed").contains("output.id (main.hcl:5:21): It is not so.");
    }

    @Test
    void what_holds_is_silent() {
        asking("1 < 2");

        assertThat(here.type("apply", "-auto-approve").err()).isEmpty();
        assertThat(here.type("output", "id").exit()).isZero();
    }

    @Test
    void what_is_known_only_after_apply_is_told_then_and_stops_the_next_plan() {
        asking("thing.a.id == \"never\"");

        Left applied = here.type("apply", "-auto-approve");

        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(applied.out()).contains("It is not so.");
        assertThat(here.type("plan").err()).contains("output.id (main.hcl:5:21): It is not so.");
    }
}

package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is secret goes through plan, saved plan, apply and diagnostics, and shows up in none of them. */
class SensitiveValuesTest {
    private Playground here;

    @BeforeEach
    void folder(@TempDir Path folder) {
        here = new Playground(folder);
    }

    @Test
    void a_saved_plan_with_a_sensitive_file_is_applied() {
        here.write("ca.key", "hunter2");
        here.write("main.hcl", "thing \"a\" { color = sensitive(file(\"ca.key\")) }\n");

        assertThat(here.type("plan", "-out=saved").exit()).isZero();
        Left left = here.type("apply", "saved");

        assertThat(left.err()).isEmpty();
        assertThat(left.exit()).isZero();
        assertThat(here.file("saved")).content().doesNotContain("hunter2");
    }

    @Test
    void a_sensitive_output_that_stays_the_same_is_no_change() {
        here.environment("SKEP_VAR_pw", "hunter2");
        here.write("main.hcl", """
                variable "pw" {
                  type      = string
                  sensitive = true
                }
                output "pw" {
                  value     = var.pw
                  sensitive = true
                }
                """);
        here.type("apply", "-auto-approve");

        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();

        here.environment("SKEP_VAR_pw", "hunter3");
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isEqualTo(2);
    }

    @Test
    void a_diagnostic_never_quotes_a_file_of_values() {
        here.write("skep.skepvars", "pw = \"hunter2\"\nports = [\"hunter3\"]\n");
        here.write("main.hcl", """
                variable "pw" {
                  type      = string
                  sensitive = true
                  validation {
                    condition     = length(var.pw) > 20
                    error_message = "Too short."
                  }
                }
                variable "ports" {
                  type      = list(number)
                  sensitive = true
                }
                """);

        for (Left left : List.of(here.type("validate"), here.type("validate", "-json"), here.type("plan", "-json"))) {
            assertThat(left.exit()).isEqualTo(1);
            assertThat(left.out() + left.err()).contains("Too short.").doesNotContain("hunter2", "hunter3");
        }
    }
}

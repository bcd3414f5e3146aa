package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void what_is_wrong_with_variables_given_to_a_saved_plan_is_told_and_the_plan_is_done() {
        here.write("main.hcl", """
                variable "pw" { sensitive = true }
                thing "a" { color = var.pw }
                """);
        here.write("skep.skepvars", "pw = \"hunter2\"\n");
        assertThat(here.type("plan", "-out=saved").exit()).isZero();
        here.write("skep.skepvars", "pw = \"hunter2\"\npq = \"hunter3\"\n");

        Left left = here.type("apply", "-var", "pv=1", "saved");

        assertThat(left.exit()).as(left.err()).isZero();
        assertThat(left.out())
                .contains("Warning: Unknown variable")
                .contains("There is no variable named \"pq\".")
                .contains("skep.skepvars line 2")
                .contains("There is no variable named \"pv\", given with -var.");
        assertThat(left.toString()).doesNotContain("hunter");
    }

    @Test
    void a_saved_plan_without_secrets_asks_for_no_variables() {
        here.write("main.hcl", "thing \"a\" { color = \"red\" }\n");
        assertThat(here.type("plan", "-out=saved").exit()).isZero();
        here.write("skep.skepvars", "pw = ");

        Left left = here.type("apply", "saved");

        assertThat(left.exit()).as(left.err()).isZero();
        assertThat(left.out()).doesNotContain("Warning");
    }

    @Test
    void a_secret_from_a_file_is_in_nothing_that_is_kept_however_it_is_used() throws IOException {
        here.write("secret.key", "CANARY-4711");
        here.write("note.tftpl", "token=${token}");
        here.environment("SKEP_VAR_pw", "CANARY-0815");
        here.write("main.hcl", """
                variable "pw" { sensitive = true }
                locals {
                  token = sensitive(file("secret.key"))
                  mixed = sensitive("a-${file("secret.key")}")
                  all   = { plain = "x", token = local.token, pw = var.pw }
                }
                thing "a" { color = "${local.token}!" }
                thing "b" { color = templatefile("note.tftpl", { token = local.token }) }
                thing "c" { color = upper(local.mixed) }
                thing "d" { color = [for key, value in local.all : value if key != "plain"][0] }
                thing "e" { color = jsonencode(local.all) }
                thing "f" { color = base64encode(var.pw) }
                output "token" {
                  value     = sensitive(file("secret.key"))
                  sensitive = true
                }
                """);

        Left planned = here.type("plan", "-out=saved");
        Left applied = here.type("apply", "saved");
        Left told = here.type("show", "saved");

        assertThat(planned.exit()).as(planned.err()).isZero();
        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(here.fleet.things().toString()).contains("CANARY-4711!", "A-CANARY-4711", "token=CANARY-4711");
        assertThat(planned + "" + applied + told).doesNotContain("CANARY", "Q0FOQVJZ");
        try (Stream<Path> files = Files.walk(here.file("."))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.endsWith("secret.key"))
                            .filter(SensitiveValuesTest::holdsTheSecret))
                    .isEmpty();
        }
    }

    private static boolean holdsTheSecret(Path file) {
        try {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return bytes.contains("CANARY") || bytes.contains("Q0FOQVJZ");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sensitive(\"CANARY\")",
                "sensitive(local.text)",
                "sensitive(local.indirect)",
                "sensitive(var.open)",
                "sensitive(\"${local.text}-${var.open}\")",
                "[for x in [\"CANARY\"] : sensitive(x)][0]",
                "\"${upper(sensitive(lower(local.text)))}\"",
            })
    void what_stands_in_the_topology_cannot_be_made_a_secret(String color) {
        here.write("main.hcl", """
                variable "open" { default = "CANARY" }
                locals {
                  text     = "CANARY"
                  indirect = { inner = [local.text] }
                }
                """ + "thing \"a\" { color = " + color + " }\n");

        Left left = here.type("plan", "-out=saved");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("Secret in the topology", "sensitive = true", "sensitive(file(");
        assertThat(here.file("saved")).doesNotExist();
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

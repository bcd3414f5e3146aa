package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Values;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets on their way out of modules; what Terraform does with the same is the model. */
class ModuleSecretsTest {

    private static final String MODULE = """
            variable "password" { sensitive = true }
            output "marked" {
              value     = var.password
              sensitive = true
            }
            output "unmarked" { value = "a ${var.password}" }
            output "mixed"    { value = { secret = var.password, open = "known" } }
            output "open"     { value = "known" }
            """;

    private static Example calling(String hcl) {
        return Example.of("""
                variable "password" { sensitive = true }
                module "one" {
                  source   = "./inner"
                  password = var.password
                }
                module "counted" {
                  source   = "./inner"
                  password = var.password
                  count    = 2
                }
                module "keyed" {
                  source   = "./inner"
                  password = var.password
                  for_each = toset(["a"])
                }
                locals { kept = module.one.unmarked }
                """ + hcl).with("inner/main.hcl", MODULE).var("password", "hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module.one.marked",
                "module.one.unmarked",
                "module.one.mixed",
                "module.one.mixed.secret",
                "module.one",
                "module.counted[0].marked",
                "module.counted[*].unmarked",
                "module.keyed[\"a\"].marked",
                "local.kept",
                "upper(module.one.marked)",
                "\"x-${module.one.unmarked}\"",
                "length(module.one.marked)",
                "module.one.marked == \"a\" ? 1 : 2",
                "[for word in [\"a\"] : module.one.unmarked]",
            })
    void an_output_that_shows_a_secret_of_a_module_must_say_so(String expression) {
        assertThat(calling("output \"shown\" { value = " + expression + " }\n").problems())
                .containsExactly("main.hcl:17:26: Output of a sensitive value; The output \"shown\" holds a sensitive"
                        + " value, so it must say so. Write sensitive = true in it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"module.one.open", "module.one.mixed.open", "keys(module.keyed)", "nonsensitive(local.kept)"})
    void what_a_module_gives_openly_may_be_shown(String expression) {
        assertThat(calling("output \"shown\" { value = " + expression + " }\n")
                        .topology()
                        .outputs())
                .containsKey("shown");
    }

    @Test
    void between_modules_a_secret_needs_no_word_and_stays_one() {
        Value shown = calling("""
                        output "shown" {
                          value     = module.one.unmarked
                          sensitive = true
                        }
                        """).topology().outputs().get("shown");

        assertThat(shown)
                .isInstanceOfSatisfying(
                        Secret.class, secret -> assertThat(secret.inner()).isEqualTo(Values.text("a hunter2")));
    }

    /** A secret that stands in the topology is refused, so that this tells whether it is taken for one. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\"", "1 == 1", "!false"})
    void an_output_is_sensitive_however_true_is_written(String truth) {
        assertThat(marked(truth).problems())
                .containsExactly(
                        "inner/main.hcl:2:15: Secret in the topology; What is to be sensitive here stands in the"
                                + " topology's files, or in a variable that is not sensitive. Plans keep both, so it would be no"
                                + " secret. Give it as a variable with sensitive = true, or read it with"
                                + " sensitive(file(\"...\")).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"yes\"", "1", "[]"})
    void sensitive_is_true_or_false(String neither) {
        assertThat(marked(neither).problems())
                .contains("inner/main.hcl:3:15: Invalid attribute; \"sensitive\" must be true or false.");
    }

    @Test
    void whether_something_is_sensitive_depends_on_nothing() {
        Optional<String> problem = marked("path.module == \".\"").problems().stream()
                .filter(line -> line.startsWith("inner/main.hcl:3:15"))
                .findFirst();

        assertThat(problem).isPresent();
    }

    private static Example marked(String sensitive) {
        return Example.of("""
                module "one" { source = "./inner" }
                output "shown" { value = module.one.word }
                """).with("inner/main.hcl", """
                output "word" {
                  value     = "hunter2"
                  sensitive = %s
                }
                """.formatted(sensitive));
    }
}

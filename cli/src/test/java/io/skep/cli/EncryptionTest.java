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

/** States and plans that nobody can read without the key, as a user types it. */
class EncryptionTest {
    private static final String ONE = "skep { name = \"shop\" }\nthing \"a\" { color = \"canary\" }\n";
    private static final String KEY = "SKEP_STATE_PASSPHRASE";

    private Playground here;

    @BeforeEach
    void folder(@TempDir Path folder) {
        here = new Playground(folder).write("main.hcl", ONE);
    }

    /** What is in the files that skep keeps, all together. */
    private String kept() {
        try (Stream<Path> files = Files.walk(here.file(".skep"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.UTF_8));
            }
            return all.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void succeeded(Left left) {
        assertThat(left.err()).isEmpty();
        assertThat(left.exit()).isZero();
    }

    @Test
    void with_a_passphrase_in_the_environment_state_journal_and_plan_are_sealed() throws Exception {
        here.environment(KEY, "correct horse battery");

        succeeded(here.type("plan", "-out=saved.plan"));
        succeeded(here.type("apply", "saved.plan"));

        assertThat(kept()).contains("argon2id").doesNotContain("canary").doesNotContain("horse");
        assertThat(Files.readString(here.file("saved.plan")))
                .contains("argon2id")
                .doesNotContain("canary");
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
        assertThat(here.type("show").out()).contains("canary");
        assertThat(here.type("show", "saved.plan").out()).contains("canary");
        assertThat(here.type("state", "pull").out()).contains("canary", "format_version");
    }

    @Test
    void without_the_key_or_with_another_one_nothing_is_planned() {
        here.environment(KEY, "correct horse battery");
        succeeded(here.type("apply", "-auto-approve"));

        here.environment(KEY, "");
        Left without = here.type("plan");
        here.environment(KEY, "wrong horse battery");
        Left wrong = here.type("plan");

        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.err()).contains("is encrypted").contains(KEY);
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("No key given here opens").doesNotContain("horse");
    }

    @Test
    void a_state_in_clear_is_refused_until_it_is_sealed_and_then_all_its_generations_are() {
        succeeded(here.type("apply", "-auto-approve"));
        assertThat(kept()).contains("canary");
        here.environment(KEY, "correct horse battery");

        Left refused = here.type("plan");
        Left rekeyed = here.type("state", "rekey");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("is not encrypted").contains("skep state rekey");
        succeeded(rekeyed);
        assertThat(rekeyed.out()).contains("are encrypted").contains("serial is 2");
        assertThat(kept()).doesNotContain("canary");
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
        assertThat(here.type("state", "generations").out()).contains("complete");
    }

    @Test
    void a_key_is_replaced_with_the_old_one_as_fallback() {
        String block = """
                skep {
                  name = "shop"
                  state {
                    encryption {
                      passphrase = var.%s
                      enforced   = true
                      %s
                    }
                  }
                }
                variable "old" {
                  type      = string
                  sensitive = true
                  default   = null
                }
                variable "new" {
                  type      = string
                  sensitive = true
                  default   = null
                }
                thing "a" { color = "canary" }
                """;
        here.environment("SKEP_VAR_old", "correct horse battery");
        here.write("main.hcl", block.formatted("old", ""));
        succeeded(here.type("apply", "-auto-approve"));
        here.environment("SKEP_VAR_new", "a much better passphrase");

        here.write("main.hcl", block.formatted("new", ""));
        assertThat(here.type("plan").err()).contains("fallback");
        here.write("main.hcl", block.formatted("new", "fallback { passphrase = var.old }"));
        succeeded(here.type("state", "rekey"));
        here.write("main.hcl", block.formatted("new", ""));

        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    void a_saved_plan_of_another_key_is_refused_and_one_in_clear_too() {
        succeeded(here.type("plan", "-out=clear.plan"));
        here.environment(KEY, "correct horse battery");

        assertThat(here.type("apply", "clear.plan").err())
                .contains("clear.plan is not encrypted")
                .contains("Run plan again");
        here.environment(KEY, "");
        succeeded(here.type("apply", "clear.plan"));
        here.environment(KEY, "correct horse battery");
        succeeded(here.type("state", "rekey"));
        here.write("main.hcl", ONE.replace("canary", "other"));

        succeeded(here.type("plan", "-out=saved.plan"));
        here.environment(KEY, "wrong horse battery");
        assertThat(here.type("apply", "saved.plan").err()).contains("No key given here opens");
        assertThat(here.type("show").err()).contains("No key given here opens");
    }

    @Test
    void what_is_wrong_with_the_block_is_told_with_its_place() {
        for (List<String> each : List.of(
                List.of("encryption { passphrase = \"in the file for all\" }", "must not stand in a file"),
                List.of("encryption { passphrase = local.x }", "local"),
                List.of("encryption { passphrases = \"x\" }", "Did you mean \"passphrase\"?"),
                List.of("encryption { program = [] }", "list of words"),
                List.of("encryption {\n enforced = true\n }", "no key is given"),
                List.of("postgres {}", "needs: url"),
                List.of("postgres { url = \"postgres://bee:CANARY@db/skep\" }", "no password"),
                List.of("postgress { url = \"postgres://db/skep\" }", "Did you mean \"postgres\"?"),
                List.of("s3 {\n bucket = \"b\"\n regions = \"x\"\n }", "Did you mean \"region\"?"),
                List.of("http { address = \"file:///etc\" }", "must be an address"))) {
            here.write("main.hcl", "locals { x = 1 }\nskep {\n state {\n" + each.get(0) + "\n }\n}\nthing \"a\" {}\n");

            Left left = here.type("plan");

            assertThat(left.exit()).as(each.get(0)).isEqualTo(1);
            assertThat(left.err()).as(each.get(0)).contains(each.get(1)).doesNotContain("CANARY");
        }
    }

    @Test
    void a_state_that_was_not_migrated_is_not_taken_for_none() {
        succeeded(here.type("apply", "-auto-approve"));
        here.write(
                "main.hcl",
                ONE.replace("{ name", "{\n state {\n http { address = \"http://127.0.0.1:9/shop\" }\n }\n name"));

        assertThat(here.type("plan").exit()).isEqualTo(1);
        assertThat(here.fleet.things()).hasSize(1);
    }
}

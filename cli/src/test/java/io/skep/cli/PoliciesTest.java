package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of the user's own on plans. */
class PoliciesTest {
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

    private static final String NOTHING_GOES = """
            policy "nothing_goes" {
              condition     = alltrue([for c in plan.resource_changes : !contains(c.change.actions, "delete")])
              error_message = "This would destroy ${join(", ", [for c in plan.resource_changes : c.address if contains(c.change.actions, "delete")])}."
            }
            """;

    @Test
    void a_plan_that_keeps_the_rules_is_made() {
        here.write("policy.hcl", NOTHING_GOES);

        assertThat(here.type("apply", "-auto-approve").exit()).isZero();
    }

    @Test
    void a_plan_that_breaks_a_rule_is_refused_and_nothing_is_done() {
        here.type("apply", "-auto-approve");
        here.write("policy.hcl", NOTHING_GOES).write("main.hcl", "skep { name = \"shop\" }\n");

        Left left = here.type("apply", "-auto-approve");

        assertThat(left.exit()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(left.err()).contains("nothing_goes").contains("This would destroy thing.a, thing.b.");
        assertThat(here.type("state", "list").out()).isEqualTo("thing.a\nthing.b\n");
        assertThat(here.type("plan", "-out=saved").exit()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(here.file("saved")).doesNotExist();
    }

    @Test
    void an_advisory_rule_only_warns() {
        here.write("policy.hcl", """
                policy "few" {
                  condition     = length(plan.resource_changes) < 2
                  error_message = "Many."
                  enforcement   = "advisory"
                }
                """);

        Left left = here.type("plan");

        assertThat(left.exit()).isZero();
        assertThat(left.out())
                .contains("Policy \"few\" is broken")
                .contains("on policy.hcl line 2, in policy \"few\":\n   2:   condition     = length(")
                .contains("Many.")
                .contains("2 to add");
    }

    @Test
    void a_rule_that_cannot_be_asked_is_an_error() {
        here.write("policy.hcl", "policy \"odd\" {\n  condition = plan.nothing\n  error_message = \"x\"\n}\n");

        Left left = here.type("plan");

        assertThat(left.exit()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(left.err()).contains("nothing");
    }
}

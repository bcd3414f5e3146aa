package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command and every way it can end, typed as a user types it, on a fleet in memory. */
class CommandsTest {
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
    void validate_counts_what_a_good_topology_asks_for() {
        Left left = here.type("validate");

        assertThat(left.exit()).isZero();
        assertThat(left.out()).isEqualTo("The topology is valid. It has 2 things.\n");
    }

    @Test
    void validate_shows_every_mistake_with_its_line_and_looks_at_nothing() {
        here.write("main.hcl", "thing \"a\" {\n  colour = \"red\"\n}\nthing \"b\" { from = thing.c.id }\n");

        Left left = here.type("validate");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err())
                .contains("on main.hcl line 2, in thing \"a\":\n   2:   colour = \"red\"\n        ^^^^^^\n")
                .contains("Did you mean \"color\"?")
                .contains("on main.hcl line 4");
        assertThat(here.file(".skep")).doesNotExist();
    }

    @Test
    void validate_tells_programs_the_same() {
        here.write("main.hcl", "thing \"a\" {\n  colour = \"red\"\n}\n");

        Left left = here.type("validate", "-json");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.out())
                .startsWith("{\"format_version\":\"1.0\",\"valid\":false,\"error_count\":1,\"warning_count\":0,"
                        + "\"diagnostics\":[{\"severity\":\"error\",\"summary\":\"Unknown attribute\"");
    }

    @Test
    void validate_finds_a_circle_of_needs() {
        here.write("main.hcl", "thing \"a\" { depends_on = [thing.b] }\nthing \"b\" { depends_on = [thing.a] }\n");

        Left left = here.type("validate");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("thing.a (main.hcl:1:1)", "thing.b (main.hcl:2:1)");
    }

    @Test
    void plan_shows_what_apply_would_do_and_does_nothing() {
        Left left = here.type("plan");

        assertThat(left.exit()).isZero();
        assertThat(left.out()).isEqualTo("""
                        Looked at 2 resources in 0.0s.
                        The signs in this plan:
                           + create

                        skep will do this:

                        Others

                          # thing.a will be created
                          + thing "a" {
                              + color = "red"
                            }

                          # thing.b will be created
                          + thing "b" {
                              + color = "blue"
                              + from  = (known after apply)
                            }

                        Plan: 2 to add, 0 to change, 0 to destroy.

                        Changes to outputs:
                          + first = (known after apply)

                        To do this, type:
                          skep -chdir=HERE apply
                        """);
        assertThat(here.fleet.acts()).isEmpty();
    }

    @Test
    void plan_tells_scripts_whether_there_are_changes() {
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isEqualTo(2);
        here.type("apply", "-auto-approve");

        Left left = here.type("plan", "-detailed-exitcode");

        assertThat(left.exit()).isZero();
        assertThat(left.out())
                .isEqualTo("Looked at 2 resources in 0.0s.\nNo changes. The cluster matches the topology.\n");
    }

    @Test
    void apply_does_what_it_showed_once_somebody_says_yes() {
        Left left = here.answering("yes\n", "apply");

        assertThat(left.exit()).isZero();
        assertThat(here.fleet.acts()).containsExactly("make thing.a", "dress thing.a", "make thing.b", "dress thing.b");
        assertThat(left.out())
                .contains("Shall skep do this? Only \"yes\" means yes.")
                .contains("thing.a: Make thing.a ...\nthing.a: Make thing.a: done after 0.0s\n")
                .endsWith("""
                        Apply complete in 0.0s: 2 added, 0 changed, 0 destroyed.

                        Outputs:

                        first = "id1"
                        """);
    }

    @Test
    void any_other_answer_means_no() {
        Left left = here.answering("y\n", "apply");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.out()).endsWith("Nothing was done.\n");
        assertThat(here.fleet.acts()).isEmpty();
    }

    @Test
    void apply_without_anybody_to_ask_says_what_to_type() {
        for (Left left : new Left[] {here.type("apply"), here.answering("yes\n", "apply", "-input=false")}) {
            assertThat(left.exit()).isEqualTo(1);
            assertThat(left.err()).contains("-auto-approve");
        }
        assertThat(here.fleet.acts()).isEmpty();
    }

    @Test
    void a_saved_plan_is_done_without_asking_and_without_its_topology() throws IOException {
        Left plan = here.type("plan", "-out=p.plan");
        assertThat(plan.out())
                .endsWith("The plan is saved. To do exactly this, type:\n  skep -chdir=HERE apply p.plan\n");
        Files.delete(here.file("main.hcl"));

        Left left = here.type("apply", "p.plan");

        assertThat(left.exit()).isZero();
        assertThat(here.fleet.things()).hasSize(2);
    }

    @Test
    void a_stale_plan_is_refused() {
        here.type("plan", "-out=p.plan");
        here.type("apply", "-auto-approve");

        Left left = here.type("apply", "p.plan");

        assertThat(left.exit()).isEqualTo(5);
        assertThat(left.err()).startsWith("Error: The plan is stale");
    }

    @Test
    void a_step_that_fails_leaves_the_rest_done_and_says_how_to_go_on() {
        here.fleet.fail("make thing.b", 1);

        Left left = here.type("apply", "-auto-approve");

        assertThat(left.exit()).isEqualTo(6);
        assertThat(left.out())
                .contains("thing.b: Make thing.b: failed after 0.0s\n  fleet: make thing.b was refused\n")
                .endsWith("""
                        Failed after 0.0s: of the steps, 2 done, 1 failed, 1 not begun.
                        What is done is recorded. To go on from there, type:
                          skep -chdir=HERE apply
                        """);
        assertThat(here.type("apply", "-auto-approve").exit()).isZero();
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    void a_plan_that_would_break_a_promise_has_an_exit_code_of_its_own() {
        here.write("main.hcl", "thing \"square\" {}\n");

        Left left = here.type("plan");

        assertThat(left.exit()).isEqualTo(8);
        assertThat(left.err()).contains("Error: A promise would be broken\n\nthing.square is a square.");
    }

    @Test
    void the_lock_of_another_run_is_respected_unless_renounced() throws InterruptedException {
        here.type("plan");
        var store = new io.skep.plans.state.store.local.LocalStore(
                here.file(".skep"),
                new io.skep.plans.resource.Types(java.util.List.of()),
                io.skep.plans.apply.Pace.real());
        try (var _ = store.lock("a test", Duration.ZERO)) {
            Left left = here.type("plan");
            assertThat(left.exit()).isEqualTo(4);
            assertThat(left.err()).contains("a test");
            assertThat(here.type("plan", "-lock=false").exit()).isZero();
        }
        assertThat(here.type("plan", "-lock-timeout=5").exit()).isEqualTo(1);
    }

    @Test
    void drift_is_shown_and_put_back_and_not_looked_for_when_the_state_is_believed() {
        here.type("apply", "-auto-approve");
        here.fleet.meddle("thing.a", "color", Values.text("green"));

        assertThat(here.type("plan", "-refresh=false").out()).contains("No changes.");
        assertThat(here.type("plan").out())
                .contains("Objects have changed outside of skep\n\n  # thing.a has changed\n")
                .contains("~ color = \"red\" -> \"green\"")
                .contains("~ color = \"green\" -> \"red\"");
        assertThat(here.type("apply", "-auto-approve").out()).contains("0 added, 1 changed, 0 destroyed.");
    }

    @Test
    void targets_plan_only_themselves_and_what_they_need() {
        assertThat(here.type("plan", "-target", "thing.a").out()).contains("Plan: 1 to add");
        assertThat(here.type("plan", "-target=thing.b").out()).contains("Plan: 2 to add");

        Left left = here.type("plan", "-target=thing.x");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("Neither the topology nor the state has a resource thing.x.");
    }

    @Test
    void variables_are_given_in_the_order_in_which_they_are_typed() {
        here.write("main.hcl", "variable \"c\" {\n  type = string\n}\nthing \"a\" { color = var.c }\n")
                .write("file.skepvars", "c = \"filed\"\n");

        assertThat(here.type("plan", "-var-file=file.skepvars", "-var=c=typed").out())
                .contains("\"typed\"");
        assertThat(here.type("plan", "-var=c=typed", "-var-file=file.skepvars").out())
                .contains("\"filed\"");
        assertThat(here.type("plan", "-var=c=first", "-var", "c=second").out()).contains("\"second\"");
        assertThat(here.type("plan", "-var", "c").exit()).isEqualTo(1);
        Left missing = here.type("plan");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("SKEP_VAR_c");
    }

    @Test
    void a_secret_reaches_the_fleet_and_nothing_else() throws IOException {
        here.write("main.hcl", """
                variable "p" {
                  type      = string
                  sensitive = true
                }
                thing "a" { password = "<${var.p}>" }
                """);
        here.environment("SKEP_VAR_p", "canary-in-the-mine");

        Left plan = here.type("plan", "-out=p.plan");
        Left apply = here.type("apply", "p.plan");

        assertThat(apply.err()).isEmpty();
        assertThat(apply.exit()).isZero();
        assertThat(Values.textOf(here.fleet.things().getFirst().values(), "password"))
                .contains("<canary-in-the-mine>");
        assertThat(plan.out()).contains("+ password = (sensitive value)");
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
        for (Left left : new Left[] {plan, apply, here.type("show"), here.type("show", "-json", "p.plan")}) {
            assertThat(left.out() + left.err()).doesNotContain("canary");
        }
        try (var files = Files.walk(here.file("."))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("canary");
            }
        }
    }

    @Test
    void a_saved_plan_with_secrets_asks_for_them_again() {
        here.write("main.hcl", """
                variable "p" {
                  type      = string
                  sensitive = true
                }
                thing "a" { password = var.p }
                """);
        here.type("plan", "-out=p.plan", "-var=p=right-secret");

        Left without = here.type("apply", "p.plan");
        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.err()).contains("sensitive variable \"p\"");
        assertThat(here.type("apply", "p.plan", "-var=p=wrong-secret").exit()).isEqualTo(5);
        assertThat(here.type("apply", "p.plan", "-var=p=right-secret").exit()).isZero();
    }

    @Test
    void destroy_asks_and_takes_everything_down() {
        here.type("apply", "-auto-approve");

        Left left = here.answering("yes\n", "destroy");

        assertThat(left.exit()).isZero();
        assertThat(left.out())
                .contains("Shall skep destroy all of this?")
                .contains("Plan: 0 to add, 0 to change, 2 to destroy.")
                .endsWith("Destroy complete in 0.0s: 0 added, 0 changed, 2 destroyed.\n");
        assertThat(here.fleet.things()).isEmpty();
        assertThat(here.type("state", "list").out()).isEmpty();
        assertThat(here.type("destroy").out()).contains("No changes.");
    }

    @Test
    void show_tells_what_is_recorded() {
        assertThat(here.type("show").out()).isEqualTo("Nothing was applied here yet.\n");
        here.type("apply", "-auto-approve");

        assertThat(here.type("show").out()).isEqualTo("""
                        # thing.a
                        thing "a" {
                            color = "red"

                            # outputs
                            id = "id1"
                        }

                        # thing.b
                        thing "b" {
                            color = "blue"
                            from  = "id1"

                            # outputs
                            id = "id2"
                        }

                        Outputs:

                        first = "id1"
                        """);
        assertThat(here.type("show", "-json").out())
                .contains("\"values\":{\"outputs\":{\"first\":{\"sensitive\":false,\"value\":\"id1\"}}");
    }

    @Test
    void show_of_a_saved_plan_is_what_plan_showed() {
        String planned = here.type("plan", "-out=p.plan").out();

        String shown = here.type("show", "p.plan").out();

        assertThat(planned).contains(shown.strip());
        assertThat(here.type("show", "-json", "p.plan").out())
                .contains("\"resource_changes\":[{\"address\":\"thing.a\"", "\"prior_state\":", "\"applyable\":true");
        Left missing = here.type("show", "q.plan");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("q.plan");
    }

    @Test
    void output_prints_one_or_all() {
        here.type("apply", "-auto-approve");

        assertThat(here.type("output").out()).isEqualTo("first = \"id1\"\n");
        assertThat(here.type("output", "first").out()).isEqualTo("\"id1\"\n");
        assertThat(here.type("output", "-raw", "first").out()).isEqualTo("id1");
        assertThat(here.type("output", "-json").out())
                .isEqualTo("{\"first\":{\"sensitive\":false,\"value\":\"id1\"}}\n");
        Left mistyped = here.type("output", "frist");
        assertThat(mistyped.exit()).isEqualTo(1);
        assertThat(mistyped.err()).contains("Did you mean \"first\"?");
    }

    @Test
    void state_lists_and_shows() {
        here.type("apply", "-auto-approve");

        assertThat(here.type("state", "list").out()).isEqualTo("thing.a\nthing.b\n");
        assertThat(here.type("state", "list", "thing.b").out()).isEqualTo("thing.b\n");
        assertThat(here.type("state", "show", "thing.a").out())
                .startsWith("# thing.a\nthing \"a\" {\n    color = \"red\"\n");
        Left mistyped = here.type("state", "show", "thing.aa");
        assertThat(mistyped.exit()).isEqualTo(1);
        assertThat(mistyped.err()).contains("Did you mean thing.a?");
        assertThat(here.type("state").exit()).isEqualTo(1);
    }

    @Test
    void programs_get_the_whole_apply_as_json_lines() {
        Left left = here.type("apply", "-auto-approve", "-json");

        assertThat(left.exit()).isZero();
        assertThat(left.out().lines())
                .allMatch(line -> line.startsWith("{\"@level\":"))
                .extracting(line -> line.replaceAll(".*\"type\":\"(\\w+)\".*", "$1"))
                .startsWith("version", "refresh_start")
                .containsSubsequence(
                        "planned_change", "change_summary", "apply_start", "apply_progress", "apply_complete")
                .endsWith("change_summary", "outputs");
    }

    @Test
    void programs_get_errors_as_diagnostics() {
        here.type("plan", "-out=p.plan");
        here.type("apply", "-auto-approve");

        Left left = here.type("apply", "-json", "p.plan");

        assertThat(left.exit()).isEqualTo(5);
        assertThat(left.out())
                .contains(
                        "\"type\":\"diagnostic\",\"diagnostic\":{\"severity\":\"error\",\"summary\":\"The plan is stale");
    }

    @Test
    void mistyped_words_are_answered_with_the_right_ones() {
        assertThat(here.type("aply").err()).contains("Did you mean \"apply\"?");
        assertThat(here.type("apply", "-auto-aprove").err()).contains("--auto-approve");
    }
}

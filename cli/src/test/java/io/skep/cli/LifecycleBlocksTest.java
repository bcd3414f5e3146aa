package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Playground.Left;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lifecycle block and a check block say, and what comes of it. */
class LifecycleBlocksTest {
    private Playground here;

    @BeforeEach
    void folder(@TempDir Path folder) {
        here = new Playground(folder);
    }

    private Left applied(String topology) {
        here.write("main.hcl", topology);
        return here.type("apply", "-auto-approve");
    }

    private void nothingIsLeftToDo() {
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    void what_must_not_be_destroyed_is_not() {
        String guarded = """
                variable "safe" { default = true }
                thing "a" {
                  size = "small"
                  lifecycle { prevent_destroy = var.safe && 1 < 2 }
                }
                thing "b" {}
                """;
        applied(guarded);

        Left destroy = here.type("destroy", "-auto-approve");
        assertThat(destroy.exit()).isEqualTo(1);
        assertThat(destroy.err()).contains("Must not be destroyed", "thing.a", "main.hcl:4:3");
        assertThat(applied(guarded.replace("small", "large")).err()).contains("Must not be destroyed");
        assertThat(here.fleet.things()).hasSize(2);

        assertThat(here.type("destroy", "-auto-approve", "-exclude=thing.a").exit())
                .isZero();
        assertThat(here.fleet.things()).hasSize(1);
        assertThat(here.type("apply", "-auto-approve", "-var=safe=false").exit())
                .isZero();
        nothingIsLeftToDo();
    }

    @Test
    void what_is_ignored_stays_as_it_is_while_the_rest_is_changed() {
        String topology = """
                thing "a" {
                  color = "red"
                  from = "here"
                  labels = { x = "1", y = "1" }
                  lifecycle { ignore_changes = [color, labels["x"]] }
                }
                """;
        applied(topology);
        here.fleet.meddle("thing.a", "color", Values.text("green"));

        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
        applied(topology.replace("here", "there").replace("red", "blue").replace("x = \"1\"", "x = \"2\""));

        assertThat(here.fleet.things().getFirst().values().get("color")).isEqualTo(Values.text("green"));
        assertThat(here.fleet.things().getFirst().values().get("from")).isEqualTo(Values.text("there"));
        assertThat(here.fleet.things().getFirst().values().get("labels").toString())
                .contains("1")
                .doesNotContain("2");
        nothingIsLeftToDo();
    }

    @Test
    void all_may_be_ignored() {
        String topology = "thing \"a\" {\n  color = \"red\"\n  lifecycle { ignore_changes = all }\n}\n";
        applied(topology);

        here.write("main.hcl", topology.replace("red", "blue").replace("color", "size = \"x\"\n  color"));

        nothingIsLeftToDo();
        assertThat(here.fleet.things().getFirst().values().get("color")).isEqualTo(Values.text("red"));
    }

    @Test
    void an_attribute_that_nobody_knows_cannot_be_ignored() {
        Left left = applied("thing \"a\" {\n  lifecycle { ignore_changes = [colour] }\n}\n");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("Did you mean \"color\"?");
    }

    @Test
    void a_change_elsewhere_makes_it_anew() {
        String topology = """
                thing "a" {
                  color = "red"
                  from = "x"
                }
                thing "b" {
                  lifecycle { replace_triggered_by = [thing.a.color] }
                }
                thing "c" {
                  lifecycle { replace_triggered_by = [thing.a] }
                }
                """;
        applied(topology);

        here.write("main.hcl", topology.replace("\"x\"", "\"y\""));
        assertThat(here.type("plan").out())
                .contains("# thing.c must be replaced")
                .doesNotContain("# thing.b");
        here.write("main.hcl", topology.replace("\"red\"", "\"blue\""));
        Left left = here.type("plan", "-json");

        assertThat(left.out()).contains("\"reason\":\"replace_triggered_by\"");
        assertThat(here.type("apply", "-auto-approve").out()).contains("2 added, 1 changed, 2 destroyed");
        nothingIsLeftToDo();
    }

    @Test
    void a_condition_that_is_known_to_fail_stops_the_plan() {
        Left left = applied("""
                thing "a" {
                  color = "red"
                  lifecycle {
                    precondition {
                      condition = 1 > 2
                      error_message = "one is small"
                    }
                    postcondition {
                      condition = self.color == "blue"
                      error_message = "it is ${self.color}"
                    }
                  }
                }
                """);

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err())
                .contains("Precondition failed", "one is small", "Postcondition failed", "it is red", "main.hcl:5:19");
        assertThat(here.fleet.things()).isEmpty();
    }

    @Test
    void a_condition_known_only_after_apply_stops_what_comes_after_it() {
        String topology = """
                thing "a" {
                  lifecycle {
                    postcondition {
                      condition = self.id == "id7"
                      error_message = "it is ${self.id}"
                    }
                  }
                }
                thing "b" { from = thing.a.id }
                """;

        Left left = applied(topology);

        assertThat(left.exit()).isEqualTo(6);
        assertThat(left.out()).contains("it is id1");
        assertThat(here.fleet.things()).hasSize(1);
        assertThat(here.type("plan").err()).contains("Postcondition failed", "it is id1");
        assertThat(applied(topology.replace("id7", "id1")).exit()).isZero();
        nothingIsLeftToDo();
    }

    @Test
    void a_precondition_known_only_after_apply_is_judged_before_anything_is_done() {
        Left left = applied("""
                thing "a" {}
                thing "b" {
                  lifecycle {
                    precondition {
                      condition = thing.a.id == "id7"
                      error_message = "wrong a"
                    }
                  }
                }
                """);

        assertThat(left.exit()).isEqualTo(6);
        assertThat(here.fleet.acts()).doesNotContain("make thing.b");
        assertThat(here.type("state", "list").out()).doesNotContain("thing.b");
    }

    @Test
    void a_check_that_fails_is_said_and_stops_nothing() {
        String topology = """
                thing "a" {}
                check "now" {
                  assert {
                    condition = 1 > 2
                    error_message = "one is small"
                  }
                }
                check "later" {
                  assert {
                    condition = thing.a.id != "id1"
                    error_message = "a is ${thing.a.id}"
                  }
                }
                """;
        here.write("main.hcl", topology);

        Left plan = here.type("plan", "-out=p");
        assertThat(plan.exit()).isZero();
        assertThat(plan.out()).contains("check.now").contains("one is small").doesNotContain("check.later");
        assertThat(here.type("show", "-json", "p").out())
                .contains("\"name\":\"now\",\"to_display\":\"check.now\"},\"status\":\"fail\"")
                .contains("\"name\":\"later\",\"to_display\":\"check.later\"},\"status\":\"unknown\"");
        Left apply = here.type("apply", "p");

        assertThat(apply.exit()).isZero();
        assertThat(apply.out()).contains("check.later").contains("a is id1");
        assertThat(here.type("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    void two_of_one_name_cannot_be_at_once() {
        String topology = "thing \"a\" {\n  size = \"small\"\n  lifecycle { create_before_destroy = true }\n}\n";
        applied(topology);

        Left left = applied(topology.replace("small", "large"));

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err())
                .contains("Cannot be created before it is destroyed", "the fleet has only one\nthing called thing.a");
    }

    @Test
    void two_of_different_names_can_be_at_once() {
        String topology = """
                thing "a" {
                  name = "one"
                  lifecycle { create_before_destroy = true }
                }
                thing "b" { from = thing.a.id }
                """;
        applied(topology);
        here.write("main.hcl", topology.replace("one", "two"));

        Left plan = here.type("plan", "-out=p");
        assertThat(plan.out()).contains(" +/- create anew and destroy", "# thing.a must be replaced", "1 to change");
        assertThat(here.type("show", "-json", "p").out()).contains("\"actions\":[\"create\",\"delete\"]");
        assertThat(here.type("apply", "p").exit()).isZero();

        assertThat(here.fleet.acts()).endsWith("make two", "dress two", "dress thing.b", "strip one", "remove one");
        nothingIsLeftToDo();
        assertThat(here.type("state", "list").out()).isEqualTo("thing.a\nthing.b\n");
    }
}

package io.skep.cli.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs do, and what their assertions see. */
class RunsTest {

    @TempDir
    private Path folder;

    private TestPlayground here = new TestPlayground(Path.of(""));

    @BeforeEach
    void folder() throws IOException {
        here = new TestPlayground(folder).cluster();
    }

    @Test
    void assertions_see_what_is_applied_whichever_driver_the_topology_names() throws IOException {
        Left left = here.play("""
                run "all_there" {
                  variables { workers = 2 }
                  assert {
                    condition     = length(host.worker) == 2 && length(world.hosts) == 3
                    error_message = "Two workers."
                  }
                  assert {
                    condition     = startswith(host.manager.address, "10.") && output.first == host.manager.address
                    error_message = "The manager has an address of the simulated world."
                  }
                  assert {
                    condition     = service.web.replicas == local.all && local.all == var.workers + 1
                    error_message = "One for each host."
                  }
                  assert {
                    condition     = output.names == ["worker-0", "worker-1"]
                    error_message = "Names."
                  }
                }
                """);

        assertThat(left.err()).isEmpty();
        assertThat(left.out()).isEqualTo("""
                tests/one.skeptest.hcl... in progress
                  run "all_there"... pass
                tests/one.skeptest.hcl... tearing down
                tests/one.skeptest.hcl... pass

                Success! 1 passed, 0 failed.
                """);
        assertThat(left.exit()).isZero();
        assertThat(folder.resolve(".skep")).doesNotExist();
    }

    @Test
    void a_failed_assertion_shows_its_place_and_its_values_and_the_next_run_is_played() throws IOException {
        Left left = here.play("""
                run "wrong" {
                  assert {
                    condition     = length(host.worker) == var.workers + 1
                    error_message = "There are ${length(host.worker)}."
                  }
                }
                run "right" {
                  assert {
                    condition     = true
                    error_message = "Never."
                  }
                }
                """);

        assertThat(left.out())
                .contains("  run \"wrong\"... fail", "  run \"right\"... pass", "Failure! 1 passed, 1 failed.");
        assertThat(left.err())
                .contains(
                        "Error: Test assertion failed",
                        "on tests/one.skeptest.hcl line 4, in assert:",
                        "var.workers is 1",
                        "There are 1.");
        assertThat(left.exit()).isEqualTo(1);
    }

    @Test
    void runs_of_a_file_share_one_world_and_see_the_outputs_of_earlier_ones() throws IOException {
        Left left = here.play("""
                run "first" {}
                run "second" {
                  variables { workers = length(run.first.names) + 1 }
                  assert {
                    condition     = run.first.first == host.manager.address
                    error_message = "The manager stays."
                  }
                  assert {
                    condition     = length([for c in plan.resource_changes : c if c.change.actions == ["create"] && c.type == "host"]) == 1
                    error_message = "One more."
                  }
                }
                """);

        assertThat(left.err()).isEmpty();
        assertThat(left.out()).contains("Success! 2 passed, 0 failed.");
    }

    @Test
    void each_file_begins_with_an_empty_world() throws IOException {
        String text = """
                variables { key = "k" }
                run "new" {
                  command = plan
                  assert {
                    condition     = alltrue([for c in plan.resource_changes : c.change.actions == ["create"]]) && world.hosts == []
                    error_message = "All is new."
                  }
                }
                run "made" {}
                """;
        here.write("one.skeptest.hcl", text).write("tests/two.skeptest.hcl", text);

        Left left = here.type("test");

        assertThat(left.err()).isEmpty();
        assertThat(left.out()).contains("one.skeptest.hcl... pass", "tests/two.skeptest.hcl... pass", "4 passed");
    }

    @Test
    void a_plan_sees_what_is_recorded_and_what_it_makes_is_not_known_yet() throws IOException {
        Left left = here.play("""
                run "made" {}
                run "more" {
                  command = plan
                  variables { workers = 2 }
                  assert {
                    condition     = startswith(host.manager.address, "10.")
                    error_message = "Known since the first run."
                  }
                  assert {
                    condition     = host.worker[1].address != ""
                    error_message = "Never said."
                  }
                }
                run "after" {}
                """);

        assertThat(left.err())
                .contains(
                        "Error: Condition is not known yet",
                        "host.worker[1].address is (known after apply)",
                        "command = apply")
                .doesNotContain("Never said");
        assertThat(left.out())
                .contains("run \"more\"... fail", "run \"after\"... skip", "1 passed, 1 failed, 1 skipped");
        assertThat(left.exit()).isEqualTo(1);
    }

    @Test
    void an_output_of_a_run_that_only_planned_cannot_be_given_to_a_variable() throws IOException {
        here.write("more.hcl", "variable \"other\" {\n  type = string\n  default = \"\"\n}\n");

        Left left = here.play("""
                run "planned" { command = plan }
                run "next" {
                  variables { other = run.planned.first }
                }
                """);

        assertThat(left.err()).contains("Value is not known yet", "line 4", "Let that run apply.");
        assertThat(left.exit()).isEqualTo(1);
    }

    @Test
    void options_of_the_plan_are_those_of_the_command() throws IOException {
        Left left = here.play("""
                run "made" {}
                run "anew" {
                  command = plan
                  plan_options { replace = [host.worker[0]] }
                  assert {
                    condition     = contains([for c in plan.resource_changes : c.address if contains(c.change.actions, "delete")], "host.worker[0]")
                    error_message = "It is made anew."
                  }
                }
                run "some" {
                  command = plan
                  variables { workers = 2 }
                  plan_options { target = [service.web] }
                  assert {
                    condition     = !contains([for c in plan.resource_changes : c.address], "host.worker[1]")
                    error_message = "Only the service."
                  }
                }
                run "looked" {
                  plan_options {
                    mode = refresh-only
                  }
                  assert {
                    condition     = plan.resource_drift == []
                    error_message = "Nothing changed behind our back."
                  }
                }
                run "gone" {
                  plan_options { mode = destroy }
                  assert {
                    condition     = world.hosts == []
                    error_message = "All is gone."
                  }
                }
                """);

        assertThat(left.err()).isEmpty();
        assertThat(left.out()).contains("Success! 5 passed, 0 failed.");
    }

    @Test
    void a_secret_is_never_shown() throws IOException {
        Left left = here.play("""
                run "secret" {
                  command = plan
                  assert {
                    condition     = var.key == "other"
                    error_message = "It is ${var.key}."
                  }
                }
                """);

        assertThat(left.err())
                .contains("var.key is (sensitive value)", "Its error message is sensitive and not shown.")
                .doesNotContain("hush-hush");
    }

    @Test
    void values_of_a_file_count_more_than_those_typed_and_those_of_a_run_most() throws IOException {
        here.write("tests/one.skeptest.hcl", """
                variables { key = "k" }
                run "typed" {
                  command = plan
                  assert {
                    condition     = var.workers == 2
                    error_message = "Typed."
                  }
                }
                run "written" {
                  command = plan
                  variables { workers = 3 }
                  expect_failures = [check.few]
                  assert {
                    condition     = var.workers == 3
                    error_message = "Written."
                  }
                }
                """);

        Left left = here.type("test", "-var", "workers=2", "-var=key=x");

        assertThat(left.err()).isEmpty();
        assertThat(left.out()).contains("2 passed");
    }

    @Test
    void verbose_shows_the_state_that_a_run_leaves_or_its_plan() throws IOException {
        here.write("tests/one.skeptest.hcl", """
                variables { key = "k" }
                run "planned" { command = plan }
                run "made" {}
                """);

        Left left = here.type("test", "-verbose");

        assertThat(left.out())
                .containsSubsequence("run \"planned\"... pass", "to add", "run \"made\"... pass", "host.manager");
        assertThat(left.exit()).isZero();
    }
}

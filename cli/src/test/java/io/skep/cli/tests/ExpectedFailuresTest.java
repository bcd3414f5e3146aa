package io.skep.cli.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run may expect to fail. */
class ExpectedFailuresTest {

    @TempDir
    private Path folder;

    private TestPlayground here = new TestPlayground(Path.of(""));

    @BeforeEach
    void folder() throws IOException {
        here = new TestPlayground(folder).cluster();
    }

    @Test
    void a_refused_variable_a_failed_check_and_a_broken_policy_can_be_expected() throws IOException {
        Left left = here.play("""
                run "too_many" {
                  command = plan
                  variables { workers = 7 }
                  expect_failures = [var.workers]
                }
                run "rather_many" {
                  variables { workers = 3 }
                  expect_failures = [check.few]
                }
                run "not_four" {
                  command = plan
                  variables { workers = 4 }
                  expect_failures = [policy.no_four, check.few]
                }
                """);

        assertThat(left.err())
                .contains("check.few was expected to fail in this run, and nothing says that it did.")
                .doesNotContain("At most four.", "Not four.", "Rather many.");
        assertThat(left.out())
                .contains("run \"too_many\"... pass", "run \"rather_many\"... pass", "run \"not_four\"... fail");
    }

    @Test
    void what_fails_and_is_not_expected_is_told() throws IOException {
        Left left = here.play("""
                run "rather_many" {
                  variables { workers = 3 }
                }
                run "too_many" {
                  command = plan
                  variables { workers = 7 }
                }
                """);

        assertThat(left.err()).contains("check.few", "Rather many.", "var.workers: At most four.", "line 7");
        assertThat(left.out()).contains("Failure! 0 passed, 2 failed.");
        assertThat(left.exit()).isEqualTo(1);
    }

    @Test
    void a_failure_that_was_expected_and_did_not_happen_fails_the_run() throws IOException {
        Left left = here.play("""
                run "few" {
                  command = plan
                  expect_failures = [
                    var.workers,
                    host.worker,
                  ]
                }
                """);

        assertThat(left.err())
                .contains(
                        "Expected failure did not happen",
                        "line 5",
                        "var.workers was expected to fail",
                        "line 6",
                        "host.worker was expected to fail");
        assertThat(left.exit()).isEqualTo(1);
    }

    @Test
    void an_expected_failure_that_keeps_a_run_from_applying_fails_it() throws IOException {
        Left left = here.play("""
                run "too_many" {
                  variables { workers = 7 }
                  expect_failures = [var.workers]
                }
                """);

        assertThat(left.err())
                .contains(
                        "Expected failure before apply",
                        "var.workers failed as expected, but in its variables, so nothing was applied.",
                        "Write command = plan in this run.");
        assertThat(left.exit()).isEqualTo(1);
    }

    @Test
    void conditions_of_resources_can_be_expected_to_fail_while_planning_and_while_applying() throws IOException {
        here.write("conditions.hcl", """
                network "front" {
                  lifecycle {
                    precondition {
                      condition     = var.workers > 1
                      error_message = "Too few."
                    }
                  }
                }
                service "last" {
                  image = "alpine"
                  lifecycle {
                    postcondition {
                      condition     = host.manager.address == "192.0.2.1"
                      error_message = "Not the address."
                    }
                  }
                }
                """);

        Left left = here.play("""
                run "planned" {
                  command         = plan
                  expect_failures = [network.front]
                }
                run "applied" {
                  variables { workers = 2 }
                  expect_failures = [service.last]
                }
                run "unexpected" {
                  command = plan
                }
                """);

        assertThat(left.out())
                .contains("run \"planned\"... pass", "run \"applied\"... pass", "run \"unexpected\"... fail");
        assertThat(left.err()).containsOnlyOnce("Precondition failed").contains("Too few.");
    }

    @Test
    void a_name_that_the_topology_does_not_have_cannot_be_expected_to_fail() throws IOException {
        Left left = here.play("""
                run "wrong" {
                  command         = plan
                  expect_failures = [check.fex, service.wob]
                }
                """);

        assertThat(left.err())
                .contains(
                        "Unknown name in expect_failures",
                        "The topology has no check.fex.",
                        "Did you mean \"check.few\"?",
                        "Did you mean \"service.web\"?");
        assertThat(left.exit()).isEqualTo(1);
    }
}

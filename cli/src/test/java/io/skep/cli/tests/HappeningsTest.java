package io.skep.cli.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run lets happen to the simulated world. */
class HappeningsTest {

    @TempDir
    private Path folder;

    private TestPlayground here = new TestPlayground(Path.of(""));

    @BeforeEach
    void folder() throws IOException {
        here = new TestPlayground(folder).cluster();
    }

    @Test
    void a_host_that_vanished_is_missed_and_made_again() throws IOException {
        Left left = here.play("""
                run "made" {}
                run "missed" {
                  command = plan
                  world { vanish = [host.worker[0]] }
                  assert {
                    condition     = length(plan.resource_drift) > 0 && world.hosts == ["manager"]
                    error_message = "It is missed."
                  }
                  assert {
                    condition     = contains([for c in plan.resource_changes : c.address if c.change.actions == ["create"]], "host.worker[0]")
                    error_message = "It is to be made again."
                  }
                }
                run "repaired" {
                  assert {
                    condition     = world.hosts == ["manager", "worker-0"]
                    error_message = "It is there again."
                  }
                }
                run "quiet" {
                  command = plan
                  assert {
                    condition     = !plan.applyable
                    error_message = "Nothing is left to do."
                  }
                }
                """);

        assertThat(left.err()).isEmpty();
        assertThat(left.out()).contains("Success! 4 passed, 0 failed.");
    }

    @Test
    void faults_last_for_one_run_and_a_failure_of_theirs_can_be_expected() throws IOException {
        Left left = here.play("""
                run "broken" {
                  world { faults = { seed = 1, fail = 1 } }
                  expect_failures = [host.manager, host.worker]
                }
                run "repaired" {
                  assert {
                    condition     = length(world.hosts) == 2
                    error_message = "Both are there."
                  }
                }
                """);

        assertThat(left.err()).isEmpty();
        assertThat(left.out()).contains("Success! 2 passed, 0 failed.");
    }

    @Test
    void a_failure_that_a_fault_causes_and_nobody_expects_ends_the_file() throws IOException {
        String text = """
                run "broken" {
                  world { faults = { seed = 1, fail = 1 } }
                }
                run "never" {}
                """;
        Left left = here.play(text);

        assertThat(left.err()).containsIgnoringWhitespaces("Apply failed", "a simulated fault");
        assertThat(left.out()).contains("run \"broken\"... fail", "run \"never\"... skip", "1 skipped");
        assertThat(here.play(text)).isEqualTo(left);
    }

    @Test
    void hosts_reboot_are_cut_off_fill_up_and_time_passes() throws IOException {
        Left left = here.play("""
                run "made" {}
                run "rebooted" {
                  world {
                    reboot = ["worker-0"]
                    pass   = "1h"
                  }
                }
                run "cut" {
                  command = plan
                  world { cut = [host.manager] }
                }
                """);

        assertThat(left.out()).contains("run \"rebooted\"... pass", "run \"cut\"... fail");
        assertThat(left.err()).contains("connection timed out");
    }

    @Test
    void what_a_world_cannot_do_is_told_with_its_place() throws IOException {
        Left left = here.play("""
                run "wrong" {
                  world {
                    vanish = ["ghost"]
                    faults = { fial = 1 }
                    wobble = true
                  }
                }
                """);

        assertThat(left.err())
                .containsIgnoringWhitespaces(
                        "There is no host ghost in the simulated world before this run. There is none at all.",
                        "There is no fault \"fial\"",
                        "\"wobble\"",
                        "line 4");
        assertThat(left.exit()).isEqualTo(1);
    }
}

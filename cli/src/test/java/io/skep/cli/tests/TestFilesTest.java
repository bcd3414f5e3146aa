package io.skep.cli.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are played, how they are written, and how their play is told. */
class TestFilesTest {

    private static final String QUICK = """
            variables { key = "k" }
            run "quick" { command = plan }
            """;

    @TempDir
    private Path folder;

    private TestPlayground here = new TestPlayground(Path.of(""));

    @BeforeEach
    void folder() throws IOException {
        here = new TestPlayground(folder).cluster();
    }

    @Test
    void everything_wrong_with_how_a_file_is_written_is_told_and_nothing_is_played() throws IOException {
        Left left = here.play("""
                size = 3
                rnu "typo" {}
                run {}
                run "twice" {}
                run "twice" {
                  comand  = plan
                  command = destroy
                  variables {}
                  variables { inner {} }
                  plan_options { mode = nromal }
                  expect_failures = check.few
                  assert { condition = true }
                  assert {
                    condition     = true
                    error_message = "x"
                    hint          = "y"
                  }
                }
                """);

        assertThat(left.err())
                .contains(
                        "A test file has no attribute \"size\".",
                        "A test file has no block \"rnu\".",
                        "Did you mean \"run\"?",
                        "A run has one name",
                        "There is a run \"twice\" already, at tests/one.skeptest.hcl:5:1.",
                        "run \"twice\" has no attribute \"comand\".",
                        "\"command\" must be one of apply, plan.",
                        "There is a block \"variables\" already.",
                        "\"mode\" must be one of destroy, normal, refresh-only.",
                        "Did you mean \"normal\"?",
                        "\"expect_failures\" must be a list",
                        "A block \"assert\" needs \"condition\" and \"error_message\".",
                        "assert has no attribute \"hint\".");
        assertThat(left.out()).isEmpty();
        assertThat(left.exit()).isEqualTo(1);
    }

    @Test
    void variables_that_the_topology_does_not_have_and_conditions_that_are_none_end_the_run() throws IOException {
        Left left = here.play("""
                run "unknown" {
                  variables { wrokers = 2 }
                }
                """);
        Left other = here.play("""
                run "no_truth" {
                  command = plan
                  assert {
                    condition     = var.workers
                    error_message = "x"
                  }
                  assert {
                    condition     = var.wrong
                    error_message = "x"
                  }
                }
                """);

        assertThat(left.err()).contains("no variable named \"wrokers\"", "Did you mean \"workers\"?", "line 3");
        assertThat(other.err()).contains("A condition must be true or false.", "no variable named \"wrong\"");
    }

    @Test
    void only_the_files_asked_for_are_played() throws IOException {
        here.write("one.skeptest.hcl", QUICK)
                .write("tests/two.skeptest.hcl", QUICK)
                .write("other/three.skeptest.hcl", QUICK);

        assertThat(here.type("test", "-filter=tests/two.skeptest.hcl").out())
                .contains("tests/two", "1 passed")
                .doesNotContain("one.skep");
        assertThat(here.type("test", "-test-directory=other").out())
                .contains("one.skeptest.hcl", "other/three", "2 passed")
                .doesNotContain("two");
        Left missing = here.type("test", "-filter=two.skeptest.hcl");
        assertThat(missing.err())
                .contains(
                        "There is no test file two.skeptest.hcl. There are: one.skeptest.hcl, tests/two.skeptest.hcl.");
        assertThat(missing.exit()).isEqualTo(1);
    }

    @Test
    void a_folder_without_tests_passes() {
        Left left = here.type("test");

        assertThat(left.out().strip()).isEqualTo("Success! 0 passed, 0 failed.");
        assertThat(left.exit()).isZero();
    }

    @Test
    void tests_are_no_part_of_the_topology() throws IOException {
        here.write("one.skeptest.hcl", QUICK);

        assertThat(here.type("validate", "-var=key=k").err()).isEmpty();
        assertThat(here.type("plan", "-var=key=k").err()).doesNotContain("skeptest");
    }

    @Test
    void validate_checks_how_tests_are_written_and_their_names() throws IOException {
        here.write("tests/one.skeptest.hcl", """
                variables { kye = "k" }
                run "wrong" {
                  comand          = plan
                  expect_failures = [var.wrokers, host.none]
                }
                """);

        Left left = here.type("validate", "-var=key=k");

        assertThat(left.err())
                .contains(
                        "on tests/one.skeptest.hcl line 1, in variables:",
                        "There is no variable named \"kye\".",
                        "run \"wrong\" has no attribute \"comand\".",
                        "The topology has no var.wrokers.",
                        "Did you mean \"var.workers\"?")
                .doesNotContain("no host.none");
        assertThat(left.exit()).isEqualTo(1);
        assertThat(here.type("validate", "-var=key=k", "-no-tests").exit()).isZero();
        assertThat(here.type("validate", "-var=key=k", "-test-directory=other").exit())
                .isZero();
    }

    @Test
    void fmt_lays_out_tests() throws IOException {
        here.write("one.skeptest.hcl", "variables{key=\"k\"}\n")
                .write("tests/two.skeptest.hcl", "run \"x\" {\ncommand=plan\n}\n");

        here.type("fmt", "-recursive");

        assertThat(Files.readString(folder.resolve("one.skeptest.hcl"))).isEqualTo("variables { key = \"k\" }\n");
        assertThat(Files.readString(folder.resolve("tests/two.skeptest.hcl")))
                .isEqualTo("run \"x\" {\n  command = plan\n}\n");
    }

    @Test
    void tests_may_be_written_in_yaml_and_json() throws IOException {
        here.write("tests/one.skeptest.yaml", """
                variables: { key: k }
                run:
                  made:
                    variables: { workers: 2 }
                    assert:
                      - condition: ${length(world.hosts) == 3}
                        error_message: three
                  refused:
                    command: plan
                    variables: { workers: 9 }
                    expect_failures: ["var.workers"]
                """).write("tests/two.skeptest.json", """
                {
                  "variables": {"key": "k"},
                  "run": {"quick": {"command": "plan", "assert": {"condition": "${var.workers == 1}", "error_message": "x"}}}
                }
                """);

        Left left = here.type("test");

        assertThat(left.err()).isEmpty();
        assertThat(left.out()).contains("3 passed");
    }

    @Test
    void a_program_is_told_in_lines_of_json() throws IOException {
        here.write("tests/one.skeptest.hcl", QUICK + """
                run "wrong" {
                  assert {
                    condition     = var.workers == 2
                    error_message = "Two."
                  }
                }
                """);

        Left left = here.type("test", "-json", "-verbose");

        assertThat(left.err()).isEmpty();
        assertThat(left.out().lines())
                .allMatch(line -> line.startsWith("{\"@level\":"))
                .anyMatch(line -> line.contains("\"test_abstract\":{\"tests/one.skeptest.hcl\":[\"quick\",\"wrong\"]}"))
                .anyMatch(line ->
                        line.contains("\"test_file\":{\"path\":\"tests/one.skeptest.hcl\",\"progress\":\"starting\"}"))
                .anyMatch(line -> line.contains("\"run\":\"quick\",\"progress\":\"complete\",\"status\":\"pass\""))
                .anyMatch(line -> line.contains("\"type\":\"test_plan\"") && line.contains("\"resource_changes\""))
                .anyMatch(line -> line.contains("\"type\":\"test_state\"") && line.contains("host.worker[0]"))
                .anyMatch(line -> line.contains("\"summary\":\"Test assertion failed\"")
                        && line.contains("\"@testrun\":\"wrong\"")
                        && line.contains("\"filename\":\"tests/one.skeptest.hcl\""))
                .anyMatch(
                        line -> line.contains(
                                "\"test_summary\":{\"status\":\"fail\",\"passed\":1,\"failed\":1,\"errored\":0,\"skipped\":0}"));
        assertThat(left.exit()).isEqualTo(1);
    }

    @Test
    void a_build_server_is_told_in_junits_xml() throws IOException {
        here.write("tests/one.skeptest.hcl", QUICK + """
                run "wrong" {
                  assert {
                    condition     = var.workers < 1 && true
                    error_message = "Less \u0001 than <1>."
                  }
                }
                run "broken" {
                  variables { workers = 9 }
                }
                run "never" {}
                """);

        here.type("test", "-junit-xml=report.xml");

        assertThat(Files.readString(folder.resolve("report.xml")))
                .contains(
                        "<testsuite name=\"tests/one.skeptest.hcl\" tests=\"4\" skipped=\"1\" failures=\"1\" errors=\"1\">",
                        "<testcase name=\"quick\" classname=\"tests/one.skeptest.hcl\"></testcase>",
                        "<failure message=\"Test assertion failed\">Error: Test assertion failed",
                        "than &lt;1",
                        "<error message=\"Invalid value for variable\">",
                        "<testcase name=\"never\" classname=\"tests/one.skeptest.hcl\"><skipped/></testcase>")
                .doesNotContain("\u0001");
    }

    @Test
    void what_is_guarded_against_destruction_is_taken_down_with_the_test() throws IOException {
        here.write("guarded.hcl", """
                network "front" {
                  lifecycle { prevent_destroy = true }
                }
                """);

        Left left = here.play("run \"made\" {}\n");

        assertThat(left.err()).isEmpty();
        assertThat(left.exit()).isZero();
    }

    @Test
    void what_the_topology_imports_is_made() throws IOException {
        here.write("imported.hcl", """
                network "front" {}
                import {
                  to = network.front
                  id = "abcdef"
                }
                """);

        Left left = here.play("""
                run "made" {
                  assert {
                    condition     = contains([for c in plan.resource_changes : c.address if c.change.actions == ["create"]], "network.front")
                    error_message = "It is made."
                  }
                }
                """);

        assertThat(left.err()).isEmpty();
        assertThat(left.exit()).isZero();
    }

    @Test
    void image_archives_are_taken_as_made_and_no_program_is_started() throws IOException {
        here.write("archive.hcl", """
                archive "small" {
                  file  = "images/small.tar"
                  build = ["touch", "was-started"]
                }
                host "loaded" {
                  driver "lab" {}
                  engine { preload = [archive.small.file, "images/other.tar"] }
                }
                """);

        Left left = here.play("run \"made\" {}\n");

        assertThat(left.err()).isEmpty();
        assertThat(Files.exists(folder.resolve("was-started"))).isFalse();
        assertThat(Files.exists(folder.resolve("images"))).isFalse();
    }
}

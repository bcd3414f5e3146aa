package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The full-stack example on hosts that were there before, by changing its variables and nothing else. */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenericHostsTest {

    private static final String MACHINES = """
            skep {
              name = "machines"
            }

            host "machine" {
              for_each = toset(["bravo", "charlie", "delta", "echo"])
              driver "lab" {}
            }
            """;

    @TempDir
    private static Path root;

    private Example machines = new Example(Path.of("."), "machines");

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        machines.lab().removeAll();
    }

    @Test
    void a_swarm_is_made_of_them_and_dissolved_and_they_stay() throws IOException, InterruptedException {
        machines = Example.written(MACHINES, "machines", root);
        machines.skep().must("apply", "-auto-approve");
        Lab lab = machines.lab();
        Example stack = Example.copied("docker-full-stack", "stack-on-machines", root);
        List<String> addresses = new ArrayList<>();
        for (String name : List.of("bravo", "charlie", "delta", "echo")) {
            addresses.add(name + " = \"" + lab.address(name) + "\"");
        }
        Skep skep = stack.skep(Map.of(
                "SKEP_VAR_driver",
                "generic",
                "SKEP_VAR_user",
                "root",
                "SKEP_VAR_key",
                machines.folder().resolve(".skep/keys/lab_ed25519").toString(),
                "SKEP_VAR_known_hosts",
                machines.folder().resolve(".skep/known_hosts").toString(),
                "SKEP_VAR_addresses",
                "{ " + String.join(", ", addresses) + " }"));

        skep.must("apply", "-auto-approve");

        assertThat(lab.nodes("bravo").keySet()).isEqualTo(new TreeSet<>(List.of("bravo", "charlie", "delta", "echo")));
        assertThat(lab.services("bravo")).containsEntry("hello-global", "4/4").containsEntry("redis", "4/4");
        assertThat(skep.run("plan", "-detailed-exitcode").exit()).isZero();

        skep.must("destroy", "-auto-approve");

        for (String name : List.of("bravo", "charlie", "delta", "echo")) {
            assertThat(lab.on(name, "docker", "info", "--format", "{{.Swarm.LocalNodeState}}"))
                    .as("%s is still there, with an engine, in no swarm", name)
                    .containsExactly("inactive");
        }
        machines.skep().must("destroy", "-auto-approve");
        assertThat(lab.hosts()).isEmpty();
    }
}

package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.Typing;
import io.skep.cli.Typing.Left;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated driver behind the command line: the rooms are real, the machines are not. */
class SimulatedCommandsTest {

    private static final String WHOLE = """
            skep { name = "shop" }
            engine "small" {
              version = "28.5"
              labels  = { size = "small" }
            }
            host "manager" {
              for_each = toset(["alpha", "bravo", "charlie"])
              driver "simulated" {}
              engine { profile = engine.small }
              swarm  { role = "manager" }
            }
            host "worker" {
              count = 2
              driver "simulated" { boot = "10s" }
              engine { profile = engine.small }
              swarm  {
                role   = "worker"
                labels = { size = "large" }
              }
            }
            swarm { task_history_limit = 5 }
            network "front" { driver = "overlay" }
            service "web" {
              image    = "nginx:1.27"
              replicas = 3
              networks = [network.front]
              port {
                target    = 80
                published = 8080
              }
            }
            service "every" {
              image = "alpine"
              mode  = "global"
            }
            """;

    private Typing here;

    @BeforeEach
    void folder(@TempDir Path folder) {
        here = new Typing(folder);
    }

    @Test
    void hosts_alone_are_made_and_found_again_by_another_process() {
        here.write("main.hcl", "host \"h\" {\n  count = 50\n  driver \"simulated\" {}\n}\n");

        assertThat(here.type("apply", "-auto-approve").exit()).isZero();

        assertThat(here.type("plan").out()).contains("No changes.");
        assertThat(here.type("destroy", "-auto-approve").exit()).isZero();
        assertThat(here.type("plan").out()).contains("Plan: 50 to add");
    }

    @Test
    void a_whole_cluster_is_made_is_there_for_the_next_process_and_is_taken_down() {
        here.write("main.hcl", WHOLE);

        Left made = here.type("apply", "-auto-approve");

        assertThat(made.err()).isEmpty();
        assertThat(made.out()).contains("Apply complete");
        Left again = here.type("plan", "-detailed-exitcode");
        assertThat(again.out()).contains("No changes.");
        assertThat(again.exit()).isZero();
        Left gone = here.type("destroy", "-auto-approve");
        assertThat(gone.err()).isEmpty();
        assertThat(gone.exit()).isZero();
    }

    @Test
    void an_upgrade_goes_through_the_cluster() {
        here.write("main.hcl", WHOLE);
        here.type("apply", "-auto-approve");

        here.write("main.hcl", WHOLE.replace("28.5", "29.0").replace("replicas = 3", "replicas = 5"));
        Left upgraded = here.type("apply", "-auto-approve");

        assertThat(upgraded.err()).isEmpty();
        assertThat(upgraded.out()).contains("Apply complete", "6 changed");
        assertThat(here.type("plan").out()).contains("No changes.");
    }

    @Test
    void no_file_is_made_where_nothing_is_simulated() {
        here.write("main.hcl", "output \"x\" { value = 1 }\n");

        here.type("apply", "-auto-approve");

        assertThat(here.folder().resolve(".skep/simulated")).doesNotExist();
    }

    @Test
    void a_line_that_a_killed_process_left_torn_never_happened() throws IOException {
        here.write("main.hcl", "host \"h\" {\n  count = 2\n  driver \"simulated\" {}\n}\n");
        here.type("apply", "-auto-approve");
        Path world = here.folder().resolve(".skep/simulated/world");
        String kept = Files.readString(world);
        Files.writeString(world, kept.substring(0, kept.length() - 5));

        assertThat(here.type("plan").out()).contains("Plan: 1 to add");
        here.type("apply", "-auto-approve");

        assertThat(here.type("plan").out()).contains("No changes.");
    }
}

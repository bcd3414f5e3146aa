package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.apply.Pace;
import io.skep.plans.fake.FakePace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @TempDir
    private Path folder;

    private SimulatedSkep here = new SimulatedSkep(Path.of(""), new FakePace());

    @BeforeEach
    void folder() {
        here = new SimulatedSkep(folder, new FakePace());
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("main.hcl"), text);
    }

    @Test
    void hosts_alone_are_made_and_found_again_by_another_process() throws IOException {
        write("host \"h\" {\n  count = 50\n  driver \"simulated\" {}\n}\n");

        assertThat(here.type("apply", "-auto-approve").exit()).isZero();

        assertThat(here.type("plan").out()).contains("No changes.");
        assertThat(here.type("destroy", "-auto-approve").exit()).isZero();
        assertThat(here.type("plan").out()).contains("Plan: 50 to add");
    }

    @Test
    void engines_of_an_autolocked_swarm_are_changed_one_by_one_and_their_managers_unlocked() throws IOException {
        write(WHOLE.replace("task_history_limit = 5", "autolock = true"));
        assertThat(here.type("apply", "-auto-approve").exit()).isZero();
        write(WHOLE.replace("task_history_limit = 5", "autolock = true")
                .replace("size = \"small\" }", "size = \"tiny\" }"));

        Left plan = here.type("plan");
        Left applied = here.type("apply", "-auto-approve");

        assertThat(plan.out()).contains("node.manager[\"alpha\"] will be updated in place");
        assertThat(applied.exit()).as(applied.out() + applied.err()).isZero();
        assertThat(applied.out()).contains("Unlock bravo").doesNotContain("SWMKEY");
        assertThat(here.type("plan").out()).contains("No changes.");
    }

    @Test
    void a_whole_cluster_is_made_is_there_for_the_next_process_and_is_taken_down() throws IOException {
        write(WHOLE);

        Left made = here.type("apply", "-auto-approve");

        assertThat(made.err()).isEmpty();
        assertThat(made.out()).contains("Apply complete").doesNotContain("ssh -F");
        Left again = here.type("plan", "-detailed-exitcode");
        assertThat(again.out()).contains("No changes.");
        assertThat(again.exit()).isZero();
        Left gone = here.type("destroy", "-auto-approve");
        assertThat(gone.err()).isEmpty();
        assertThat(gone.exit()).isZero();
    }

    private static final String WITH_FILES = """
            variable "password" {
              type      = string
              sensitive = true
            }
            secret "db" { value = var.password }
            config "page" { value = "hello" }
            host "m" {
              driver "simulated" {}
              engine {}
              swarm { role = "manager" }
            }
            service "web" {
              image = "nginx:1"
              secret {
                source = secret.db
                mode   = "0400"
              }
              config {
                source = config.page
                target = "/usr/share/nginx/html/index.html"
              }
            }
            """;

    @Test
    void a_secret_is_replaced_under_the_service_that_uses_it_and_nothing_is_left() throws IOException {
        write(WITH_FILES);
        assertThat(here.type("apply", "-auto-approve", "-var=password=one").err())
                .isEmpty();
        assertThat(here.type("plan", "-var=password=one").out()).contains("No changes.");

        Left plan = here.type("plan", "-var=password=two");
        assertThat(plan.out())
                .contains("secret.db must be replaced", "service.web will be updated in place")
                .contains("Plan: 1 to add, 1 to change, 1 to destroy.")
                .doesNotContain("two\"");
        Left moved = here.type("apply", "-auto-approve", "-var=password=two");

        assertThat(moved.err()).isEmpty();
        assertThat(moved.out())
                .containsSubsequence(
                        "Create secret db: done",
                        "Update service web: done",
                        "Wait for service web to converge: done",
                        "Remove secret db (the former one): done");
        assertThat(here.type("plan", "-var=password=two").out()).contains("No changes.");
        assertThat(here.type("destroy", "-auto-approve", "-var=password=two").err())
                .isEmpty();
    }

    @Test
    void a_secret_that_would_stand_in_the_plan_in_clear_is_refused() throws IOException {
        write("secret \"db\" { value = \"hunter2\" }\n");

        Left left = here.type("validate");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("main.hcl line 1", "secret.db would stand in every plan and state in clear");
    }

    @Test
    void an_upgrade_goes_through_the_cluster() throws IOException {
        write(WHOLE);
        here.type("apply", "-auto-approve");

        write(WHOLE.replace("28.5", "29.0").replace("replicas = 3", "replicas = 5"));
        Left upgraded = here.type("apply", "-auto-approve");

        assertThat(upgraded.err()).isEmpty();
        assertThat(upgraded.out()).contains("Apply complete", "11 changed");
        assertThat(here.type("plan").out()).contains("No changes.");
    }

    @Test
    void no_file_is_made_where_nothing_is_simulated() throws IOException {
        write("output \"x\" { value = 1 }\n");

        here.type("apply", "-auto-approve");

        assertThat(folder.resolve(".skep/simulated")).doesNotExist();
    }

    @Test
    void a_line_that_a_killed_process_left_torn_never_happened() throws IOException {
        write("host \"h\" {\n  count = 2\n  driver \"simulated\" {}\n}\n");
        here.type("apply", "-auto-approve");
        Path world = folder.resolve(".skep/simulated/world");
        String kept = Files.readString(world);
        Files.writeString(world, kept.substring(0, kept.length() - 5));

        assertThat(here.type("plan").out()).contains("Plan: 1 to add");
        here.type("apply", "-auto-approve");

        assertThat(here.type("plan").out()).contains("No changes.");
    }

    @Test
    void a_second_apply_at_the_same_time_is_refused_by_the_lock_and_breaks_nothing() throws IOException {
        write(WHOLE);
        List<Left> second = new ArrayList<>();
        AtomicBoolean asked = new AtomicBoolean();
        Pace busy = new Pace() {
            private final FakePace time = new FakePace();

            @Override
            public Instant now() {
                return time.now();
            }

            // While the first waits for its hosts to boot, somebody types the same.
            @Override
            public void pause(Duration duration) throws InterruptedException {
                if (!asked.getAndSet(true)) {
                    second.add(here.type("apply", "-auto-approve"));
                }
                time.pause(duration);
            }
        };

        Left first = new SimulatedSkep(folder, busy).type("apply", "-auto-approve");

        assertThat(second).singleElement().satisfies(left -> {
            assertThat(left.exit()).isEqualTo(4);
            assertThat(left.err()).contains("lock");
        });
        assertThat(first.exit()).isZero();
        assertThat(new SimulatedSkep(folder, busy).type("plan").out()).contains("No changes.");
    }

    @Test
    void faults_of_the_driver_block_are_met_and_mended_by_applying_again() throws IOException {
        String faulty = """
                host "h" {
                  count = 3
                  driver "simulated" { faults = { seed = 3, lose = 0.02, fail = 0.02 } }
                  engine { version = "28.5" }
                }
                """;
        write(faulty);
        String met = "";
        Left left = here.type("apply", "-auto-approve");
        for (int tries = 0; tries < 20 && left.exit() != 0; tries++) {
            met += left.out() + left.err();
            left = here.type("apply", "-auto-approve");
        }
        assertThat(left.exit()).isZero();
        assertThat(met + left.out()).contains("a simulated fault");
    }
}

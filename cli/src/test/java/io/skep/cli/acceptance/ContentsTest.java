package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.acceptance.LocalCommand.Finished;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Secrets and configs on a real engine: handed to tasks, replaced under them, and gone in the end. */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContentsTest {

    private static final String TOPOLOGY = """
            skep {
              name = "contents"
            }

            variable "password" {
              type      = string
              sensitive = true
            }

            archive "web" {
              file  = "images/web.tar"
              build = ["sh", "../images/make-image.sh", "images/web.tar", "web:1", "busybox-static"]
            }

            host "one" {
              driver "lab" {}
              engine { preload = [archive.web.file] }
              swarm { role = "manager" }
            }

            swarm {}

            secret "db" { value = var.password }

            config "page" { value = "hello" }

            service "web" {
              image    = "web:1"
              args     = ["sleep", "100000"]
              replicas = 3

              secret {
                source = secret.db
                mode   = "0400"
              }

              config {
                source = config.page
                target = "/www/index.html"
              }

              stop_grace_period = "1s"

              update { order = "start-first" }
            }
            """;

    @TempDir
    private static Path root;

    private Example example;

    @BeforeAll
    void one_host_is_declared() throws IOException {
        example = Example.written(TOPOLOGY, "contents", root);
    }

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        example.lab().removeAll();
    }

    @Test
    @Order(1)
    void tasks_get_what_is_asked_for_and_no_file_of_ours_holds_the_secret() throws Exception {
        with("canary-one").must("apply", "-auto-approve");

        assertThat(inEveryTask("cat /run/secrets/db /www/index.html; stat -c %a /run/secrets/db"))
                .containsOnly("canary-onehello400");
        assertThat(with("canary-one").run("plan", "-detailed-exitcode").exit()).isZero();
        assertThat(new Secrets(List.of("canary-one")).filesBelow(example.folder()))
                .isEmpty();
    }

    @Test
    @Order(2)
    void a_secret_is_replaced_under_running_tasks_none_of_which_fails_and_the_old_one_goes() throws Exception {
        Finished plan = with("canary-two").run("plan");
        assertThat(plan.text()).contains("secret.db must be replaced", "service.web will be updated in place");

        with("canary-two").must("apply", "-auto-approve");

        assertThat(onceTheOldTasksHaveStopped("cat /run/secrets/db")).hasSize(3).containsOnly("canary-two");
        assertThat(example.lab().on("one", "docker", "secret", "ls", "-q")).hasSize(1);
        assertThat(example.lab().on("one", "docker", "service", "ps", "--format", "{{.CurrentState}}", "web"))
                .noneMatch(state -> state.startsWith("Failed") || state.startsWith("Rejected"));
        assertThat(with("canary-two").run("plan", "-detailed-exitcode").exit()).isZero();
        assertThat(new Secrets(List.of("canary-two")).filesBelow(example.folder()))
                .isEmpty();
    }

    @Test
    @Order(3)
    void one_that_was_removed_from_the_topology_goes_after_the_service_let_go_of_it() throws Exception {
        example.edit("config \"page\" { value = \"hello\" }\n", "");
        example.edit("""
                  config {
                    source = config.page
                    target = "/www/index.html"
                  }
                """, "");

        with("canary-two").must("apply", "-auto-approve");

        assertThat(example.lab().on("one", "docker", "config", "ls", "-q")).isEmpty();
        assertThat(with("canary-two").run("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    @Order(4)
    void destroy_leaves_nothing() throws Exception {
        with("canary-two").must("destroy", "-auto-approve");

        assertThat(example.lab().hosts()).isEmpty();
        assertThat(example.lab().networks()).isEmpty();
    }

    private Skep with(String password) {
        return example.skep(Map.of("SKEP_VAR_password", password));
    }

    /** The new tasks are started first, and the swarm does not wait for the old ones. */
    private List<String> onceTheOldTasksHaveStopped(String line) throws InterruptedException {
        List<String> lines = inEveryTask(line);
        for (int second = 0; second < 60 && lines.size() > 3; second++) {
            Thread.sleep(1000);
            lines = inEveryTask(line);
        }
        return lines;
    }

    /** What a shell line prints in each running task of the service, in one line. */
    private List<String> inEveryTask(String line) throws InterruptedException {
        return example.lab()
                .on(
                        "one",
                        "sh",
                        "-c",
                        "for task in $(docker ps -q --filter label=com.docker.swarm.service.name=web); do"
                                + " docker exec $task sh -c '" + line + "' | tr -d '\\n'; echo; done");
    }
}

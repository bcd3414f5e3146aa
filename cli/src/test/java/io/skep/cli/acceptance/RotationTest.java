package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Secrets and the swarm's root certificate are made anew on real engines while one service asks another without a pause. */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RotationTest {

    private static final String TOPOLOGY = """
            skep {
              name = "rotation"
            }

            variable "password" {
              type      = string
              sensitive = true
            }

            archive "web" {
              file  = "images/web.tar"
              build = ["sh", "../images/make-image.sh", "images/web.tar", "web:1", "busybox"]
            }

            host "one" {
              driver "lab" {}
              engine { preload = [archive.web.file] }
              swarm { role = "manager" }
            }

            host "worker" {
              for_each = toset(["two", "three"])
              name     = each.key
              driver "lab" {}
              engine { preload = [archive.web.file] }
              swarm { role = "worker" }
            }

            swarm {
              task_history_limit = 20
              rotate { ca = 0 }
            }

            network "front" {}

            secret "db" { value = var.password }

            service "server" {
              image             = "web:1"
              args              = ["sh", "-c", "trap 'sleep 3; exit 0' TERM; httpd -f -p 80 -h /run/secrets & while true; do sleep 1; done"]
              replicas          = 2
              constraints       = ["node.role==worker"]
              networks          = [network.front]
              endpoint_mode     = "dnsrr"
              stop_grace_period = "20s"
              resolve_image     = "never"
              secret { source = secret.db }
              health {
                command  = ["CMD-SHELL", "wget -q -O - http://127.0.0.1/db"]
                interval = "1s"
              }
              update { order = "start-first" }
            }

            service "client" {
              image             = "web:1"
              args              = ["sh", "-c", "while true; do if timeout 5 wget -q -O - http://server/db >/dev/null 2>&1; then echo answered; else echo unanswered; fi; sleep 0.1; done"]
              constraints       = ["node.role==manager"]
              networks          = [network.front]
              endpoint_mode     = "dnsrr"
              stop_grace_period = "1s"
              resolve_image     = "never"
            }
            """;

    @TempDir
    private static Path root;

    private Example example;

    @BeforeAll
    void three_hosts_are_declared() throws IOException {
        example = Example.written(TOPOLOGY, "rotation", root);
    }

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        example.lab().removeAll();
    }

    @Test
    @Order(1)
    void a_service_asks_another_without_a_pause() throws Exception {
        with("canary-0").must("apply", "-auto-approve");

        assertThat(answersAfter(asked())).as("answers").hasSizeGreaterThan(20).containsOnly("answered");
    }

    @Test
    @Order(2)
    void a_secret_is_made_anew_three_times_under_load_and_no_task_fails_and_nothing_is_left() throws Exception {
        int before = asked();
        for (String password : List.of("canary-1", "canary-2", "canary-3")) {
            with(password).must("apply", "-auto-approve");
        }

        assertThat(answersAfter(before)).hasSizeGreaterThan(20).containsOnly("answered");
        assertThat(tasks("server", "{{.CurrentState}}"))
                .hasSize(8)
                .noneMatch(state -> state.startsWith("Failed") || state.startsWith("Rejected"));
        assertThat(on("docker", "secret", "ls", "-q")).hasSize(1);
        assertThat(onceTheOldTasksHaveStopped()).containsOnly("canary-3").hasSize(2);
        nothingIsLeftToDo();
    }

    @Test
    @Order(3)
    void the_root_certificate_is_made_anew_and_every_request_is_answered() throws Exception {
        List<String> tasks = tasks("server", "{{.ID}} {{.DesiredState}}");
        List<String> rootBefore = certificate("one");
        int before = asked();
        example.edit("rotate { ca = 0 }", "rotate { ca = 1 }");

        with("canary-3").must("apply", "-auto-approve");

        assertThat(answersAfter(before)).hasSizeGreaterThan(20).containsOnly("answered");
        assertThat(certificate("one")).isNotEqualTo(rootBefore);
        assertThat(certificate("two")).isEqualTo(certificate("one"));
        assertThat(certificate("three")).isEqualTo(certificate("one"));
        assertThat(tasks("server", "{{.ID}} {{.DesiredState}}")).isEqualTo(tasks);
        assertThat(example.lab().nodes("one"))
                .hasSize(3)
                .allSatisfy((_, state) -> assertThat(state).startsWith("Ready Active"));
        nothingIsLeftToDo();
    }

    @Test
    @Order(4)
    void destroy_leaves_nothing() throws Exception {
        with("canary-3").must("destroy", "-auto-approve");

        assertThat(example.lab().hosts()).isEmpty();
        assertThat(example.lab().networks()).isEmpty();
    }

    private Skep with(String password) {
        return example.skep(Map.of("SKEP_VAR_password", password));
    }

    private void nothingIsLeftToDo() throws InterruptedException {
        LocalCommand.Finished plan = with("canary-3").run("plan", "-detailed-exitcode");
        assertThat(plan.exit()).as(plan.text()).isZero();
    }

    /** How many requests the client has told of so far. */
    private int asked() throws InterruptedException {
        return told().size();
    }

    /** What became of the requests after so many: those until now, and some more. */
    private List<String> answersAfter(int before) throws InterruptedException {
        int enough = asked() + 30;
        List<String> told = told();
        for (int second = 0; second < 60 && told.size() < enough; second++) {
            Thread.sleep(1000);
            told = told();
        }
        return told.subList(before, told.size());
    }

    private List<String> told() throws InterruptedException {
        return on("sh", "-c", "docker logs $(docker ps -q --filter label=com.docker.swarm.service.name=client)");
    }

    private List<String> tasks(String service, String format) throws InterruptedException {
        return on("docker", "service", "ps", "--no-trunc", "--format", format, service);
    }

    /** What the tasks hold: the new ones are started first, and the swarm does not wait for the old ones. */
    private List<String> onceTheOldTasksHaveStopped() throws InterruptedException {
        List<String> held = held();
        for (int second = 0; second < 60 && held.size() > 2; second++) {
            Thread.sleep(1000);
            held = held();
        }
        return held;
    }

    private List<String> held() throws InterruptedException {
        List<String> held = new ArrayList<>();
        for (String host : List.of("two", "three")) {
            held.addAll(example.lab()
                    .on(
                            host,
                            "sh",
                            "-c",
                            "for task in $(docker ps -q --filter label=com.docker.swarm.service.name=server); do"
                                    + " docker exec $task cat /run/secrets/db; echo; done"));
        }
        return held;
    }

    private List<String> certificate(String host) throws InterruptedException {
        return example.lab().on(host, "cat", "/var/lib/docker/swarm/certificates/swarm-root-ca.crt");
    }

    private List<String> on(String... words) throws InterruptedException {
        return example.lab().on("one", words);
    }
}

package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.acceptance.LocalCommand.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can happen to a real swarm of three managers: two are lost for good and it goes on from the third; all are lost and it goes on
 * from a backup, on hosts with other addresses, whose tasks read their secret again.
 */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DisasterTest {

    private static final String TOPOLOGY = """
            skep {
              name = "disaster"
            }

            variable "password" {
              type      = string
              sensitive = true
            }

            archive "web" {
              file  = "images/web.tar"
              build = ["sh", "../images/make-image.sh", "images/web.tar", "web:1", "busybox-static"]
            }

            host "manager" {
              for_each = toset(["one", "two", "three"])
              name     = each.key
              driver "lab" {}
              engine { preload = [archive.web.file] }
              swarm { role = "manager" }
            }

            swarm {
              data_path_port = 7777
            }

            secret "db" { value = var.password }

            service "web" {
              image             = "web:1"
              args              = ["sleep", "100000"]
              mode              = "global"
              stop_grace_period = "1s"

              secret { source = secret.db }
            }
            """;

    @TempDir
    private static Path root;

    private Example example;
    private List<String> addresses = List.of();

    @BeforeAll
    void three_managers_and_a_secret_are_declared() throws Exception {
        example = Example.written(TOPOLOGY, "disaster", root);
        skep().must("apply", "-auto-approve");
        addresses = List.of(address("one"), address("two"), address("three"));
    }

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        example.lab().removeAll();
    }

    @Test
    @Order(1)
    void a_backup_is_taken_of_a_manager_that_does_not_lead_and_all_of_them_are_back() throws Exception {
        String said = skep().must("swarm", "backup");

        assertThat(said).contains("pack its raft log and start it again: done after", "encrypted and read back");
        assertThat(example.lab().nodes("one"))
                .hasSize(3)
                .allSatisfy((_, state) -> assertThat(state).startsWith("Ready Active"));
        assertThat(skep().must("swarm", "backups")).containsPattern("(two|three) \\d+\\.");
        assertThat(new Secrets(List.of("canary")).filesBelow(example.folder())).isEmpty();
        assertThat(example.lab().on("two", "ls", "/var/lib/docker")).doesNotContain("skep-backup.tar.gz");
        nothingIsLeftToDo();
    }

    @Test
    @Order(2)
    void two_managers_are_lost_and_it_is_told_and_nothing_ordinary_is_done() throws Exception {
        for (String host : List.of("two", "three")) {
            example.lab().docker("rm", "-fv", "disaster-" + host);
        }
        waitForNoLeader();

        Finished status = skep().run("status");
        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.text())
                .contains("lost its majority", "of its 3 managers only 1 answers", "skep swarm recover");
        Finished plan = skep().run("plan");
        assertThat(plan.exit()).as(plan.text()).isIn(1, 8);
        assertThat(plan.text()).contains("lost its majority", "swarm recover");
        assertThat(skep().run("apply", "-auto-approve").exit()).isIn(1, 8);
        assertThat(example.lab().hosts()).hasSize(1);

        Finished undeclared = skep().run("swarm", "recover", "-auto-approve");
        assertThat(undeclared.exit()).isEqualTo(8);
        assertThat(undeclared.text()).contains("its log ends at index", "What is lost", "swarm recover -disaster");
    }

    @Test
    @Order(3)
    void it_goes_on_from_the_one_that_is_left_and_has_three_managers_again() throws Exception {
        String said = skep().must("swarm", "recover", "-disaster", "-auto-approve");
        assertThat(said).contains("The swarm goes on with one manager");
        assertThat(example.lab().nodes("one")).hasSize(1);
        assertThat(example.lab().on("one", "sh", "-c", "ls -d /var/lib/docker/swarm-before-*"))
                .hasSize(1);
        assertThat(skep().must("swarm", "recover", "-disaster", "-auto-approve"))
                .contains("nothing to recover");

        skep().must("apply", "-auto-approve");

        assertThat(example.lab().nodes("one"))
                .hasSize(3)
                .allSatisfy((_, state) -> assertThat(state).startsWith("Ready Active"));
        assertThat(example.lab().on("one", "docker", "info", "--format", "{{.Swarm.Cluster.DataPathPort}}"))
                .containsExactly("7777");
        everyTaskReadsItsSecret();
        nothingIsLeftToDo();
    }

    @Test
    @Order(4)
    void all_are_lost_and_it_goes_on_from_the_backup_on_hosts_with_other_addresses() throws Exception {
        for (String host : List.of("one", "two", "three")) {
            example.lab().docker("rm", "-fv", "disaster-" + host);
        }
        String network = example.lab().networks().getFirst();
        List<String> taken = List.of(
                example.lab()
                        .docker("run", "-d", "--rm", "--network", network, "--entrypoint", "sleep", hostImage(), "600")
                        .getFirst(),
                example.lab()
                        .docker("run", "-d", "--rm", "--network", network, "--entrypoint", "sleep", hostImage(), "600")
                        .getFirst(),
                example.lab()
                        .docker("run", "-d", "--rm", "--network", network, "--entrypoint", "sleep", hostImage(), "600")
                        .getFirst());
        try {
            skep().must(
                            "apply",
                            "-auto-approve",
                            "-target=engine.manager[\"one\"]",
                            "-target=engine.manager[\"two\"]",
                            "-target=engine.manager[\"three\"]");
            assertThat(List.of(address("one"), address("two"), address("three")))
                    .doesNotContainAnyElementsOf(addresses);
            String backup = backup();

            Finished undeclared = skep().run("swarm", "restore", backup, "-host=one");
            assertThat(undeclared.exit()).as(undeclared.text()).isEqualTo(8);
            skep().must("swarm", "restore", backup, "-host=one", "-disaster", "-auto-approve");
            assertThat(example.lab().nodes("one")).hasSize(1);
            theTaskReadsItsSecretOn("one");

            skep().must("apply", "-auto-approve");
            assertThat(example.lab().nodes("one"))
                    .hasSize(3)
                    .allSatisfy((_, state) -> assertThat(state).startsWith("Ready Active"));
            assertThat(managerAddresses())
                    .containsExactlyInAnyOrder(
                            address("one") + ":2377", address("two") + ":2377", address("three") + ":2377");
            assertThat(example.lab().on("two", "iptables", "-t", "nat", "-S", "OUTPUT"))
                    .noneMatch(rule -> rule.contains("skep-detour"));
            everyTaskReadsItsSecret();
            nothingIsLeftToDo();
        } finally {
            for (String container : taken) {
                example.lab().docker("rm", "-fv", container);
            }
        }
    }

    @Test
    @Order(5)
    void destroy_leaves_nothing() throws Exception {
        skep().must("destroy", "-auto-approve");

        assertThat(example.lab().hosts()).isEmpty();
    }

    private String address(String host) throws InterruptedException {
        return example.lab().address(host);
    }

    private Skep skep() {
        return example.skep(Map.of("SKEP_VAR_password", "canary", "SKEP_STATE_PASSPHRASE", "a passphrase for tests"));
    }

    private String hostImage() throws InterruptedException {
        return example.lab()
                .docker(
                        "image",
                        "ls",
                        "--format",
                        "{{.Repository}}:{{.Tag}}",
                        "--filter",
                        "reference=skep-host:bookworm-*")
                .getFirst();
    }

    /** Where the managers tell each other that they are. */
    private List<String> managerAddresses() throws InterruptedException {
        return example.lab()
                .on(
                        "one",
                        "sh",
                        "-c",
                        "docker node inspect --format '{{.ManagerStatus.Addr}}' $(docker node ls --quiet)");
    }

    private String backup() throws IOException {
        try (Stream<Path> files = Files.list(example.folder().resolve(".skep/backups"))) {
            return files.findFirst().orElseThrow().toString();
        }
    }

    private void nothingIsLeftToDo() throws InterruptedException {
        Finished plan = skep().run("plan", "-detailed-exitcode");
        assertThat(plan.exit()).as(plan.text()).isZero();
    }

    private void everyTaskReadsItsSecret() throws InterruptedException {
        for (String host : List.of("one", "two", "three")) {
            theTaskReadsItsSecretOn(host);
        }
    }

    private void theTaskReadsItsSecretOn(String host) throws InterruptedException {
        String read = "";
        for (int second = 0; second < 60 && !read.equals("canary"); second++) {
            Thread.sleep(1000);
            read = String.join(
                    "",
                    example.lab()
                            .on(
                                    host,
                                    "sh",
                                    "-c",
                                    "for task in $(docker ps -q --filter name=^web); do docker exec $task cat"
                                            + " /run/secrets/db && break; done; true"));
        }
        assertThat(read).as(host).isEqualTo("canary");
    }

    private void waitForNoLeader() throws InterruptedException {
        String error = "";
        for (int second = 0; second < 90 && !error.contains("leader"); second++) {
            Thread.sleep(1000);
            error = String.join("", example.lab().on("one", "docker", "info", "--format", "{{.Swarm.Error}}"));
        }
        assertThat(error).contains("leader");
    }
}

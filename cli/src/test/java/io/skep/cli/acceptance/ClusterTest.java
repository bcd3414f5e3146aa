package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.acceptance.LocalCommand.Finished;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The settings, keys and certificates of a real swarm of three managers: set, changed, rotated, locked and unlocked. */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {

    private static final String TOPOLOGY = """
            skep {
              name = "cluster"
            }

            host "manager" {
              for_each = toset(["one", "two", "three"])
              name     = each.key
              driver "lab" {}
              engine {}
              swarm {
                role           = "manager"
                advertise_addr = "eth0"
                data_path_addr = "eth0"
                listen_addr    = "0.0.0.0:2377"
              }
            }

            swarm {
              task_history_limit             = 3
              dispatcher_heartbeat           = "7s"
              cert_expiry                    = "720h"
              snapshot_interval              = 500
              max_snapshots                  = 2
              log_entries_for_slow_followers = 100
              heartbeat_tick                 = 1
              election_tick                  = 12
              default_addr_pool              = ["10.200.0.0/16"]
              subnet_size                    = 26
              data_path_port                 = 7777
              autolock                       = true
              rotate_after_join              = true
              labels                         = { team = "blue" }
              rotate { join_tokens = 1 }
            }
            """;

    @TempDir
    private static Path root;

    private Example example;

    @BeforeAll
    void three_managers_are_declared() throws IOException {
        example = Example.written(TOPOLOGY, "cluster", root);
    }

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        example.lab().removeAll();
    }

    @Test
    @Order(1)
    void a_swarm_begins_with_all_that_is_asked_for() throws Exception {
        example.skep().must("apply", "-auto-approve");

        assertThat(swarm())
                .contains("\"TaskHistoryRetentionLimit\":3", "\"HeartbeatPeriod\":7000000000")
                .contains("\"NodeCertExpiry\":2592000000000000", "\"SnapshotInterval\":500", "\"KeepOldSnapshots\":2")
                .contains("\"LogEntriesForSlowFollowers\":100", "\"HeartbeatTick\":1", "\"ElectionTick\":12")
                .contains("\"AutoLockManagers\":true", "\"team\":\"blue\"")
                .contains("\"DefaultAddrPool\":[\"10.200.0.0/16\"]", "\"SubnetSize\":26", "\"DataPathPort\":7777");
        nothingIsLeftToDo();
    }

    @Test
    @Order(2)
    void settings_change_and_go_and_what_is_fixed_is_refused() throws Exception {
        String tokens = tokens();
        example.edit("task_history_limit             = 3", "task_history_limit             = 0");
        example.edit("max_snapshots                  = 2\n", "");
        example.edit(
                "labels                         = { team = \"blue\" }",
                "external_ca { url = \"https://ca.example.org/sign\" }");
        example.edit("rotate { join_tokens = 1 }", "rotate { join_tokens = 2 }");

        example.skep().must("apply", "-auto-approve");

        assertThat(swarm())
                .contains("\"TaskHistoryRetentionLimit\":0", "\"KeepOldSnapshots\":0", "https://ca.example.org/sign")
                .doesNotContain("\"team\"");
        assertThat(tokens()).isNotEqualTo(tokens);
        nothingIsLeftToDo();
        example.edit("data_path_port                 = 7777", "data_path_port                 = 7778");
        Finished refused = example.skep().run("plan");
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.text()).contains("Fixed when the swarm began: data_path_port", "Put the old value back");
        example.edit("data_path_port                 = 7778", "data_path_port                 = 7777");
    }

    @Test
    @Order(3)
    void the_root_certificate_is_made_anew_and_then_an_own_one_is_taken() throws Exception {
        String before = example.skep().must("state", "show", "swarm.cluster");
        example.edit("external_ca { url = \"https://ca.example.org/sign\" }", "");
        example.edit("rotate { join_tokens = 2 }", """
                rotate {
                    join_tokens = 2
                    ca          = 1
                  }
                """);

        example.skep().must("apply", "-auto-approve");

        assertThat(swarm()).contains("\"ForceRotate\":1").doesNotContain("\"RootRotationInProgress\":true");
        assertThat(example.skep().must("state", "show", "swarm.cluster")).isNotEqualTo(before);
        nothingIsLeftToDo();

        ownCertificate();
        example.edit("    ca          = 1\n", "");
        example.edit("rotate_after_join              = true", """
                rotate_after_join              = true
                  ca {
                    certificate = file("ca.pem")
                    key         = sensitive(file("ca.key"))
                  }
                """);

        example.skep().must("apply", "-auto-approve");

        assertThat(root()).isEqualTo(read("ca.pem"));
        nothingIsLeftToDo();
        String key = read("ca.key").lines().skip(1).findFirst().orElseThrow();
        assertThat(new Secrets(List.of(key)).filesBelow(example.folder().resolve(".skep")))
                .isEmpty();
    }

    @Test
    @Order(4)
    void a_manager_that_started_again_is_locked_and_apply_unlocks_it() throws Exception {
        String key =
                example.lab().on("one", "docker", "swarm", "unlock-key", "-q").getFirst();
        example.lab().on("two", "systemctl", "restart", "docker");
        waitFor("two", "locked");

        Finished plan = example.skep().run("plan");
        assertThat(plan.text()).contains("node.manager[\"two\"] will be updated in place", "locked");
        String said = example.skep().must("apply", "-auto-approve");

        waitFor("two", "active");
        assertThat(example.lab().nodes("one"))
                .hasSize(3)
                .allSatisfy((_, state) -> assertThat(state).startsWith("Ready Active"));
        nothingIsLeftToDo();
        assertThat(said).doesNotContain("SWMKEY");
        assertThat(new Secrets(List.of(key)).filesBelow(example.folder())).isEmpty();
    }

    @Test
    @Order(5)
    void destroy_leaves_nothing() throws Exception {
        example.skep().must("destroy", "-auto-approve");

        assertThat(example.lab().hosts()).isEmpty();
        assertThat(example.lab().networks()).isEmpty();
    }

    private void nothingIsLeftToDo() throws InterruptedException {
        Finished plan = example.skep().run("plan", "-detailed-exitcode");
        assertThat(plan.exit()).as(plan.text()).isZero();
    }

    private void waitFor(String host, String state) throws InterruptedException {
        String now = "";
        for (int second = 0; second < 60 && !now.equals(state); second++) {
            Thread.sleep(1000);
            now = example.lab()
                    .on(host, "docker", "info", "--format", "{{.Swarm.LocalNodeState}}")
                    .getFirst();
        }
        assertThat(now).isEqualTo(state);
    }

    private void ownCertificate() throws InterruptedException {
        List<String> words = List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-keyout",
                "ca.key",
                "-out",
                "ca.pem",
                "-days",
                "3650",
                "-subj",
                "/CN=own",
                "-addext",
                "basicConstraints=critical,CA:TRUE");
        assertThat(new LocalCommand(example.folder(), java.util.Map.of(), words)
                        .run()
                        .exit())
                .isZero();
    }

    private String read(String file) throws IOException {
        return java.nio.file.Files.readString(example.folder().resolve(file)).strip();
    }

    /** What the engine of the first manager says of the swarm; no token is in it. */
    private String swarm() throws InterruptedException {
        return String.join("", example.lab().on("one", "docker", "info", "--format", "{{json .Swarm.Cluster}}"));
    }

    private String root() throws InterruptedException {
        return String.join(
                        "\n",
                        example.lab().on("one", "docker", "info", "--format", "{{.Swarm.Cluster.TLSInfo.TrustRoot}}"))
                .strip();
    }

    private String tokens() throws InterruptedException {
        return String.join("", example.lab().on("one", "docker", "swarm", "join-token", "-q", "worker"))
                + String.join("", example.lab().on("one", "docker", "swarm", "join-token", "-q", "manager"));
    }
}

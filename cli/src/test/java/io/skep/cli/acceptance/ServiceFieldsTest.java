package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.acceptance.LocalCommand.Finished;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A service with nearly every field on a real engine, jobs, and every way in which a service may end. */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServiceFieldsTest {

    private static final String TOPOLOGY = """
            skep {
              name = "fields"
            }

            archive "web" {
              file  = "images/web.tar"
              build = ["sh", "../images/make-image.sh", "images/web.tar", "web:1", "busybox-static"]
            }

            host "one" {
              driver "lab" {}
              engine { preload = [archive.web.file] }
              swarm {
                role   = "manager"
                labels = { zone = "a" }
              }
            }

            swarm {}

            network "back" {}

            """;

    private static final String FULL = """
            service "full" {
              image             = "web:1"
              args              = ["sleep", "100000"]
              user              = "1000"
              groups            = ["2000"]
              workdir           = "/tmp"
              hostname          = "inside"
              hosts             = ["db:10.9.8.7"]
              stop_signal       = "SIGINT"
              stop_grace_period = "1s"
              tty               = true
              init              = false
              read_only         = true
              cap_add           = ["CAP_NET_ADMIN"]
              cap_drop          = ["CAP_CHOWN"]
              ulimits           = { nofile = "1024:2048" }
              spread            = ["node.labels.zone"]
              max_per_node      = 4
              platforms         = ["linux/amd64"]
              endpoint_mode     = "dnsrr"

              network {
                source  = network.back
                aliases = ["store"]
              }

              dns {
                servers = ["10.1.2.3"]
                search  = ["example.org"]
              }

              mount {
                type   = "tmpfs"
                target = "/cache"
                tmpfs {
                  size = "1m"
                  mode = "1777"
                }
              }

              mount {
                type   = "bind"
                source = "/etc"
                target = "/host"
                read_only = true
                bind { propagation = "rprivate" }
              }

              mount {
                source = "data"
                target = "/data"
                volume {
                  no_copy = true
                  labels  = { kind = "test" }
                }
              }

              resources {
                limits {
                  memory = "32m"
                  pids   = 20
                }
                reservations { memory = "8m" }
              }
            }
            """;

    private static final String BARE = """
            service "full" {
              image         = "web:1"
              args          = ["sleep", "100000"]
              endpoint_mode = "dnsrr"
              stop_grace_period = "1s"
              networks      = [network.back]
            }
            """;

    @TempDir
    private static Path root;

    private Example example;

    @BeforeAll
    void one_host_is_declared() throws IOException {
        example = Example.written(TOPOLOGY, "fields", root);
    }

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        example.lab().removeAll();
    }

    @Test
    @Order(1)
    void every_field_arrives_in_the_container_and_the_next_plan_is_empty() throws Exception {
        example.add(FULL);
        example.skep().must("apply", "-auto-approve");

        assertThat(inside(
                        "id -u; id -G; pwd; hostname; grep -c 'db' /etc/hosts; ulimit -n; grep -c example.org /etc/resolv.conf;"
                                + " stat -c %a /cache; touch /x 2>/dev/null || echo read-only"))
                .isEqualTo("1000\\n0 2000\\n/tmp\\ninside\\n1\\n1024\\n1\\n1777\\nread-only\\n".replace("\\n", "\n"));
        assertThat(changes()).isZero();
    }

    @Test
    @Order(2)
    void fields_are_taken_out_again() throws Exception {
        example.edit(FULL, BARE);
        example.skep().must("apply", "-auto-approve");

        assertThat(inside("id -u; pwd; grep -c db /etc/hosts; touch /x && echo writable"))
                .isEqualTo("0\n/\n0\nwritable\n");
        assertThat(changes()).isZero();
    }

    @Test
    @Order(3)
    void a_job_is_waited_for_and_runs_anew_when_it_changes() throws Exception {
        example.add("""
                service "job" {
                  image          = "web:1"
                  args           = ["sh", "-c", "sleep 1; echo done"]
                  mode           = "replicated-job"
                  replicas       = 3
                  max_concurrent = 2
                }
                """);
        example.skep().must("apply", "-auto-approve");
        assertThat(example.lab().services("one")).containsEntry("job", "0/2 (3/3 completed)");
        assertThat(changes()).isZero();

        example.edit("sleep 1; echo done", "sleep 1; echo again");
        example.skep().must("apply", "-auto-approve");
        assertThat(changes()).isZero();
    }

    @Test
    @Order(4)
    void a_job_that_fails_has_an_exit_code_of_its_own() throws Exception {
        example.edit("sleep 1; echo again", "exit 3");
        Finished failed = example.skep().run("apply", "-auto-approve");

        assertThat(failed.text()).contains("Job job did not finish", "non-zero exit (3)");
        assertThat(failed.exit()).isEqualTo(12);
    }

    @Test
    @Order(5)
    void tasks_that_find_no_node_have_one() throws Exception {
        example.edit("exit 3", "echo well");
        example.edit(
                "stop_grace_period = \"1s\"", "stop_grace_period = \"1s\"\nconstraints = [\"node.labels.zone==b\"]");
        Finished failed = example.skep().run("apply", "-auto-approve");

        assertThat(failed.text()).contains("Service full did not converge, tasks find no node");
        assertThat(failed.exit()).isEqualTo(11);
    }

    @Test
    @Order(6)
    void an_update_that_is_paused_has_one() throws Exception {
        example.edit("\nconstraints = [\"node.labels.zone==b\"]", "");
        example.skep().must("apply", "-auto-approve");
        example.edit("args          = [\"sleep\", \"100000\"]", "args          = [\"false\"]");
        Finished failed = example.skep().run("apply", "-auto-approve");

        assertThat(failed.text()).contains("the update ended as paused");
        assertThat(failed.exit()).isEqualTo(9);
    }

    @Test
    @Order(7)
    void and_one_that_was_rolled_back() throws Exception {
        example.edit("args          = [\"false\"]", "args          = [\"sleep\", \"100000\"]");
        example.skep().must("apply", "-auto-approve");
        example.edit(
                "args          = [\"sleep\", \"100000\"]",
                "args          = [\"false\"]\nupdate { failure_action = \"rollback\" }");
        Finished failed = example.skep().run("apply", "-auto-approve");

        assertThat(failed.text()).contains("the update ended as rollback_completed");
        assertThat(failed.exit()).isEqualTo(10);
    }

    @Test
    @Order(8)
    void an_engine_that_is_too_old_for_a_field_is_named_before_anything_is_sent() throws Exception {
        example.edit("args          = [\"false\"]", "args          = [\"sleep\", \"100000\"]\noom_score_adj = 100");
        Finished refused = example.skep().run("apply", "-auto-approve");

        assertThat(refused.text())
                .contains("service.full: oom_score_adj needs an engine that speaks API 1.46; this one speaks 1.41");
        assertThat(refused.exit()).isEqualTo(6);
    }

    private int changes() throws InterruptedException {
        return example.skep().run("plan", "-detailed-exitcode").exit();
    }

    /** What a shell line prints in the running task of the service. */
    private String inside(String line) throws InterruptedException {
        String task =
                "$(docker ps -q --filter label=com.docker.swarm.service.name=full --filter status=running | head -1)";
        return String.join("\n", example.lab().on("one", "sh", "-c", "docker exec " + task + " sh -c '" + line + "'"))
                + "\n";
    }
}

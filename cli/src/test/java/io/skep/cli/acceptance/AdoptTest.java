package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.acceptance.LocalCommand.Finished;
import java.io.IOException;
import java.nio.file.Files;
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

/** A swarm of two real hosts that was made with the docker client alone becomes a topology whose plan is empty; doctor looks it over. */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdoptTest {

    private static final String MACHINES = """
            skep {
              name = "adopt"
            }

            archive "busybox" {
              file  = "images/busybox.tar"
              build = ["sh", "../images/make-image.sh", "images/busybox.tar", "busybox:1", "busybox-static"]
            }

            host "machine" {
              for_each = toset(["alpha", "beta"])
              driver "lab" {}
              engine { preload = [archive.busybox.file] }
            }
            """;

    private static final String COMPOSE = """
            version: "3.8"
            services:
              front:
                image: busybox:1
                command: ["sleep", "100000"]
                networks: [inner]
                deploy:
                  labels: {tier: front}
              agent:
                image: busybox:1
                command: ["sleep", "100000"]
                deploy: {mode: global}
            networks:
              inner: {}
            """;

    @TempDir
    private static Path root;

    private Example machines = new Example(Path.of("."), "adopt");
    private Path folder = Path.of(".");

    @BeforeAll
    void a_swarm_is_made_by_hand() throws Exception {
        machines = Example.written(MACHINES, "adopt", root);
        machines.skep().must("apply", "-auto-approve");
        folder = Files.createDirectories(root.resolve("taken"));
        Lab lab = machines.lab();
        String address = lab.address("alpha");
        docker("alpha", "swarm init --advertise-addr " + address + " --task-history-limit 3 --cert-expiry 720h");
        String token =
                lab.on("alpha", "docker", "swarm", "join-token", "-q", "worker").getFirst();
        docker("beta", "swarm join --token " + token + " " + address + ":2377");
        docker("alpha", "node update --label-add zone=b --label-add com.example/disk=ssd beta");
        docker("alpha", "network create -d overlay --attachable front");
        docker("alpha", "network create -d overlay --subnet 10.77.0.0/24 --gateway 10.77.0.254 --label tier=data back");
        on("alpha", "printf hunter2 | docker secret create --label team=blue db.password -");
        on("alpha", "printf 'one ${x}\\ntwo\\n' | docker config create page.conf -");
        on("alpha", "head -c 300 /dev/urandom | docker config create logo -");
        docker("alpha", "service create -d --name every --mode global busybox:1 sleep 100000");
        docker(
                "alpha",
                "service create -d --name web --replicas 2 --no-resolve-image"
                        + " --env MODE=on --env 'TEXT=a ${b} \"c\"' --label owner=me --container-label inner=1"
                        + " --network front --network name=back,alias=web.back"
                        + " --publish published=8080,target=80,mode=host"
                        + " --mount type=volume,source=data,target=/data --mount type=tmpfs,target=/tmp,tmpfs-size=64m"
                        + " --secret source=db.password,target=password,mode=0400 --config source=page.conf,target=/page"
                        + " --constraint node.role==worker --constraint node.labels.zone==b"
                        + " --update-parallelism 2 --update-delay 10s --update-failure-action rollback"
                        + " --update-order start-first --rollback-monitor 7s"
                        + " --restart-condition on-failure --restart-max-attempts 5 --stop-grace-period 3s"
                        + " --limit-memory 128m --limit-cpu 0.5 --reserve-memory 16m"
                        + " --health-cmd true --health-interval 5s --health-retries 4"
                        + " --log-driver json-file --log-opt max-size=1m --dns 9.9.9.9 --host db:10.0.0.5"
                        + " --cap-drop CAP_MKNOD --ulimit nofile=1024:2048 --init --user 0 --workdir /tmp"
                        + " --endpoint-mode dnsrr busybox:1 sh -c 'sleep 100000'");
        docker("alpha", "service create -d --name job --mode replicated-job --no-resolve-image busybox:1 true");
        on("alpha", "cat > /root/compose.yaml <<'END'\n" + COMPOSE + "END\n");
        docker("alpha", "stack deploy -c /root/compose.yaml --resolve-image never shop");
    }

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        machines.lab().removeAll();
    }

    @Test
    @Order(1)
    void one_managers_address_is_enough_to_write_the_whole_topology() throws Exception {
        String said = taken().must(
                        "adopt",
                        "-address=" + machines.lab().address("alpha"),
                        "-key=" + machines.folder().resolve(".skep/keys/lab_ed25519"),
                        "-known-hosts=" + machines.folder().resolve(".skep/known_hosts"));

        assertThat(said)
                .contains("swarm (1): cert_expiry, task_history_limit")
                .contains("node (2): labels, role")
                .contains("network (4): ", "config (2): base64, value", "secret (1): labels, unknown")
                .contains("service (5): ")
                .contains("update.delay", "health.command", "restart.max_attempts", "resources.limits.cpus")
                .doesNotContain("hunter2", "left as it is");
        assertThat(read("hosts.hcl")).contains("host \"alpha\"", "host \"beta\"", "com.example/disk");
        assertThat(read("adopted.hcl")).contains("com.docker.stack.namespace", "unknown = true");
        assertThat(taken().run("fmt", "-check").text()).isEmpty();
    }

    @Test
    @Order(2)
    void it_is_taken_up_without_a_change_and_then_the_plan_is_empty() throws Exception {
        List<String> before = machines.lab().objectVersions("alpha");

        Finished plan = taken().run("plan", "-concise");
        assertThat(plan.text()).contains("0 to add, 0 to change, 0 to destroy");
        String applied = taken().must("apply", "-auto-approve");

        assertThat(applied).contains("0 added, 0 changed, 0 destroyed");
        nothingIsLeftToDo();
        assertThat(machines.lab().objectVersions("alpha")).isEqualTo(before);
        assertThat(on("alpha", "docker stack ls --format '{{.Name}} {{.Services}}'"))
                .containsExactly("shop 2");
        assertThat(new Secrets(List.of("hunter2")).filesBelow(folder)).isEmpty();
    }

    @Test
    @Order(3)
    void from_then_on_it_is_changed_by_its_topology() throws Exception {
        String text = read("adopted.hcl");
        Files.writeString(
                folder.resolve("adopted.hcl"), text.replace("task_history_limit = 3", "task_history_limit = 4"));

        taken().must("apply", "-auto-approve");

        assertThat(
                        String.join(
                                "",
                                on(
                                        "alpha",
                                        "docker info --format '{{.Swarm.Cluster.Spec.Orchestration.TaskHistoryRetentionLimit}}'")))
                .isEqualTo("4");
        nothingIsLeftToDo();
    }

    @Test
    @Order(4)
    void doctor_names_the_port_that_a_firewall_closes() throws Exception {
        Finished healthy = taken().run("doctor");
        assertThat(healthy.exit()).as(healthy.text()).isZero();
        assertThat(healthy.text()).contains("7946/udp", "4789/udp", "2377/tcp").doesNotContain("BLOCKED");

        on("beta", "iptables -I INPUT -p udp --dport 7946 -j DROP");
        Finished closed = taken().run("doctor");
        on("beta", "iptables -D INPUT -p udp --dport 7946 -j DROP");

        assertThat(closed.exit()).as(closed.text()).isEqualTo(1);
        assertThat(closed.text()).contains("beta: 7946/udp is not reached from alpha");
        assertThat(closed.text().lines().filter(line -> line.contains("BLOCKED")))
                .hasSize(1);
    }

    private Skep taken() {
        return new Skep(folder);
    }

    private void nothingIsLeftToDo() throws InterruptedException {
        Finished plan = taken().run("plan", "-detailed-exitcode");
        assertThat(plan.exit()).as(plan.text()).isZero();
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private void docker(String host, String words) throws InterruptedException {
        on(host, "docker " + words);
    }

    private List<String> on(String host, String line) throws InterruptedException {
        return machines.lab().on(host, "sh", "-c", line);
    }
}

package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.acceptance.LocalCommand.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * The life of one cluster, from nothing and back to nothing, on five to seven real hosts: the full-stack example with one
 * worker more. Each test goes on where the one before it ended.
 */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeWayTest {

    private static final String CANARY = "canary-5f1d9c77";
    private static final String FOREIGN = "skep-acceptance-foreign";
    private static final List<String> HOSTS = List.of("bravo", "charlie", "delta", "echo", "foxtrot");

    private final Secrets secrets = new Secrets(List.of(CANARY, "SWMTKN-1-"));
    private final List<String> printed = new ArrayList<>();

    @TempDir
    private static Path root;

    private Example example;
    private Skep skep;
    private Lab lab;
    private Watch<List<String>> commandLines;

    @BeforeAll
    void a_topology_of_five_hosts() throws IOException, InterruptedException {
        example = Example.copied("docker-full-stack", "acceptance", root);
        example.edit(
                "toset([\"charlie\", \"delta\", \"echo\"])", "toset([\"charlie\", \"delta\", \"echo\", \"foxtrot\"])");
        example.edit("    echo    = \"10.10.10.50\"", "    echo    = \"10.10.10.50\"\n    foxtrot = \"10.10.10.60\"");
        example.edit(
                "swarm { role = \"manager\" }",
                "swarm {\n    role   = \"manager\"\n    labels = { zone = \"a\" }\n  }");
        example.edit(
                "  replicas = 2\n  args     = [\"ping\", var.ping]",
                "  replicas = 2\n  args     = [\"ping\", var.ping]\n  env      = { CANARY = var.canary }");
        example.add("variable \"canary\" {\n  type      = string\n  sensitive = true\n}\n");
        skep = example.skep(Map.of("SKEP_VAR_canary", CANARY));
        lab = example.lab();
        lab.docker("rm", "-fv", FOREIGN);
        commandLines = Watch.every(Duration.ofMillis(50), secrets::commandLines);
    }

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        commandLines.close();
        lab.docker("rm", "-fv", FOREIGN);
        lab.removeAll();
    }

    @Test
    @Order(1)
    void apply_makes_a_swarm_whose_services_have_converged() throws InterruptedException {
        must("apply", "-auto-approve");

        SortedMap<String, String> nodes = lab.nodes("bravo");
        assertThat(nodes.keySet()).isEqualTo(new TreeSet<>(HOSTS));
        assertThat(nodes.remove("bravo")).isEqualTo("Ready Active Leader");
        assertThat(nodes.values()).allMatch("Ready Active"::equals);
        assertThat(lab.services("bravo"))
                .isEqualTo(new TreeMap<>(Map.of(
                        "hello-global", "5/5",
                        "hello-replicated", "2/2",
                        "hello-constrained", "3/3",
                        "redis", "4/4",
                        "nginx", "3/3",
                        "busybox", "1/1")));
        for (String host : HOSTS) {
            boolean manager = host.equals("bravo");
            assertThat(lab.on(
                            "bravo", "docker", "node", "inspect", host, "--format", "{{.Spec.Role}} {{.Status.Addr}}"))
                    .containsExactly((manager ? "manager " : "worker ") + lab.address(host));
            assertThat(lab.on(host, "docker", "info", "--format", "{{.Driver}} {{.DockerRootDir}}"))
                    .containsExactly("overlay2 /opt/docker");
            assertThat(lab.on(host, "docker", "info", "--format", "{{range .Labels}}{{println .}}{{end}}"))
                    .containsExactlyInAnyOrder(
                            manager ? "size=small" : "size=medium", manager ? "role=manager" : "role=worker");
        }
        assertThat(lab.on("bravo", "docker", "node", "inspect", "bravo", "--format", "{{.Spec.Labels.zone}}"))
                .containsExactly("a");
    }

    @Test
    @Order(2)
    void planning_again_finds_nothing_to_do_and_writes_nothing() throws InterruptedException, IOException {
        byte[] state = Files.readAllBytes(example.folder().resolve(".skep/state.json"));
        List<String> versions = lab.objectVersions("bravo");
        long begun = System.currentTimeMillis() / 1000;

        Finished plan = run("plan", "-detailed-exitcode");

        assertThat(plan.exit()).as(plan.text()).isZero();
        assertThat(plan.text()).contains("No changes");
        assertThat(lab.objectVersions("bravo")).isEqualTo(versions);
        assertThat(Files.readAllBytes(example.folder().resolve(".skep/state.json")))
                .isEqualTo(state);
        long ended = System.currentTimeMillis() / 1000;
        for (String host : HOSTS) {
            assertThat(lab.on(host, "docker", "events", "--since", "" + begun, "--until", "" + ended))
                    .as("events on %s while planning", host)
                    .isEmpty();
        }
    }

    @Test
    @Order(3)
    void scaling_one_service_and_updating_another_is_exactly_two_updates() throws InterruptedException {
        example.edit("  replicas    = 3\n", "  replicas    = 1\n");
        example.edit("redis:3.0.6\"\n", "redis:3.0.7\"\n");

        Finished plan = run("plan", "-detailed-exitcode", "-json");
        assertThat(plan.exit()).isEqualTo(2);
        assertThat(plan.text().lines().filter(line -> line.contains("\"planned_change\"")))
                .hasSize(2)
                .allMatch(line -> line.contains("\"update\""))
                .anyMatch(line -> line.contains("service.hello-constrained"))
                .anyMatch(line -> line.contains("service.redis"));

        try (Watch<Long> updated = Watch.every(Duration.ofMillis(500), this::updatedRedisTasks)) {
            must("apply", "-auto-approve");
            assertThat(updated.seen()).as("running tasks of the new image").containsExactly(0L, 1L, 2L, 3L, 4L);
        }

        assertThat(lab.services("bravo"))
                .containsEntry("hello-constrained", "1/1")
                .containsEntry("redis", "4/4");
        nothingToDo();
    }

    private long updatedRedisTasks() throws InterruptedException {
        return lab
                .on(
                        "bravo",
                        "docker",
                        "service",
                        "ps",
                        "redis",
                        "--filter",
                        "desired-state=running",
                        "--format",
                        "{{.Image}} {{.CurrentState}}")
                .stream()
                .filter(line -> line.startsWith("redis:3.0.7 Running"))
                .count();
    }

    @Test
    @Order(4)
    void what_was_changed_by_hand_is_shown_and_put_back() throws InterruptedException {
        lab.on("bravo", "docker", "service", "scale", "--detach", "hello-replicated=5");
        lab.on("bravo", "docker", "node", "update", "--label-add", "zone=b", "bravo");

        Finished plan = run("plan", "-detailed-exitcode");

        assertThat(plan.exit()).as(plan.text()).isEqualTo(2);
        assertThat(plan.text())
                .contains("changed outside of skep")
                .contains("service.hello-replicated")
                .contains("node.bravo")
                .containsPattern("replicas\\s+= 5 -> 2")
                .containsPattern("zone\"?]?\\s+= \"b\" -> \"a\"");

        must("apply", "-auto-approve");

        assertThat(lab.services("bravo")).containsEntry("hello-replicated", "2/2");
        assertThat(lab.on("bravo", "docker", "node", "inspect", "bravo", "--format", "{{.Spec.Labels.zone}}"))
                .containsExactly("a");
        nothingToDo();
    }

    @Test
    @Order(5)
    void managers_come_and_go_and_the_majority_is_never_lost() throws InterruptedException {
        String more = """
                host "extra" {
                  for_each = toset(["golf", "hotel"])
                  name     = each.key

                  driver "lab" {}
                  engine { profile = engine.stack }
                  swarm { role = "manager" }
                }
                """;
        String before = example.text();
        example.add(more);
        must("apply", "-auto-approve");
        assertThat(lab.nodes("bravo"))
                .containsEntry("golf", "Ready Active Reachable")
                .containsEntry("hotel", "Ready Active Reachable");
        assertThat(lab.replicasWithinAMinute("bravo", "hello-global", "7/7")).isEqualTo("7/7");
        nothingToDo();

        example.edit(more, "");
        assertThat(example.text().strip()).isEqualTo(before.strip());
        try (Watch<SortedMap<String, String>> nodes = Watch.every(Duration.ofMillis(300), () -> lab.nodes("bravo"))) {
            String text = must("apply", "-auto-approve");
            assertThat(nodes.seen()).as("the swarm while two managers leave").allSatisfy(Quorum::kept);
            for (String leaver : List.of("golf", "hotel")) {
                assertThat(text)
                        .as(text)
                        .containsSubsequence(
                                "Demote " + leaver,
                                "Drain " + leaver,
                                "Make " + leaver + " leave the swarm",
                                "Remove node " + leaver,
                                "Destroy host " + leaver);
            }
        }
        assertThat(lab.nodes("bravo").keySet()).isEqualTo(new TreeSet<>(HOSTS));
        assertThat(lab.hosts()).hasSize(HOSTS.size());
        nothingToDo();
    }

    @Test
    @Order(6)
    void a_saved_plan_is_applied_without_its_topology_and_refused_when_it_is_stale()
            throws InterruptedException, IOException {
        example.edit("  replicas    = 1\n", "  replicas    = 2\n");
        must("plan", "-out=scale.plan");
        Files.copy(example.folder().resolve("scale.plan"), example.folder().resolve("late.plan"));
        String text = example.text();
        Files.delete(example.folder().resolve("main.hcl"));

        must("apply", "scale.plan");
        assertThat(lab.services("bravo")).containsEntry("hello-constrained", "2/2");

        Finished late = run("apply", "late.plan");
        assertThat(late.exit()).as(late.text()).isEqualTo(5);
        assertThat(late.text()).containsIgnoringCase("stale");
        Files.writeString(example.folder().resolve("main.hcl"), text);
        nothingToDo();
    }

    @Test
    @Order(7)
    void no_secret_is_in_a_file_an_output_or_a_command_line() throws IOException, InterruptedException {
        assertThat(lab.on("bravo", "sh", "-c", "docker service inspect hello-replicated | grep -c " + CANARY))
                .as("the canary has arrived where it belongs")
                .isNotEqualTo(List.of("0"));
        assertThat(secrets.filesBelow(example.folder())).isEmpty();
        assertThat(printed).noneMatch(secrets::in);
        assertThat(commandLines.seen().stream().flatMap(List::stream).filter(line -> !line.contains("grep")))
                .isEmpty();
        for (String host : HOSTS) {
            assertThat(lab.on(
                            host,
                            "sh",
                            "-c",
                            "journalctl --no-pager -o cat | cat - $(find /var/lib/skep /etc /root /tmp /var/log -type f)"
                                    + " | grep -a -c -e " + CANARY + " -e SWMTKN-1- || true"))
                    .as("lines with a secret in files and journal of %s", host)
                    .containsExactly("0");
        }
    }

    @Test
    @Order(8)
    void destroy_leaves_nothing_of_ours_and_everything_else() throws InterruptedException, IOException {
        String image = lab.docker(
                        "inspect", "--format", "{{.Config.Image}}", lab.hosts().getFirst())
                .getFirst();
        lab.docker("run", "-d", "--name", FOREIGN, image, "sleep", "infinity");
        Set<String> volumes = lab.volumes();
        assertThat(volumes).isNotEmpty();

        must("destroy", "-auto-approve");

        assertThat(lab.hosts()).isEmpty();
        assertThat(lab.networks()).isEmpty();
        assertThat(lab.everyVolume()).doesNotContainAnyElementsOf(volumes);
        assertThat(lab.docker("inspect", "--format", "{{.State.Running}}", FOREIGN))
                .containsExactly("true");
        try (var paths = Files.walk(example.folder())) {
            assertThat(paths.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
                    .noneMatch(
                            file -> file.contains("ed25519") || file.contains("known_hosts") || file.endsWith(".tar"));
        }
        assertThat(must("state", "list").strip()).isEmpty();
    }

    private void nothingToDo() throws InterruptedException {
        Finished plan = run("plan", "-detailed-exitcode");
        assertThat(plan.exit()).as(plan.text()).isZero();
    }

    private String must(String... words) throws InterruptedException {
        String text = skep.must(words);
        printed.add(text);
        return text;
    }

    private Finished run(String... words) throws InterruptedException {
        Finished finished = skep.run(words);
        printed.add(finished.text());
        return finished;
    }
}

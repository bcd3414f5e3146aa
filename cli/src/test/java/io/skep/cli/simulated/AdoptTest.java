package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.fake.FakePace;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.simulated.Fate;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import io.skep.swarm.fake.FakeSwarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code skep adopt} of a swarm whose marks were taken away, so that it stands as if made by hand: it becomes a topology whose plan takes
 * everything up and changes nothing.
 */
class AdoptTest {

    private static final String HOSTS = """
            skep { name = "shop" }

            host "one" {
              driver "simulated" {}
            }

            host "worker" {
              count = 2
              driver "simulated" {}
            }
            """;

    private static final String WHOLE = """
            skep { name = "shop" }
            host "one" {
              driver "simulated" {}
              engine {}
              swarm { role = "manager" }
            }
            host "worker" {
              count = 2
              driver "simulated" {}
              engine {}
              swarm {
                role         = "worker"
                availability = "pause"
                labels       = { zone = "b", "com.example/disk" = "ssd" }
              }
            }
            swarm {
              task_history_limit = 3
              cert_expiry        = "720h"
              labels             = { team = "blue" }
            }
            network "front" { attachable = true }
            network "back" {
              subnet    = "10.77.0.0/24"
              gateway   = "10.77.0.254"
              encrypted = true
              labels    = { tier = "data" }
            }
            variable "password" {
              type      = string
              sensitive = true
            }
            secret "db" { value = var.password }
            config "page" { value = "line $${x}\\nand \\"more\\"\\n" }
            config "logo" { base64 = "AAH/" }
            service "web" {
              image       = "nginx:1.27"
              replicas    = 3
              command     = ["/bin/sh", "-c", "echo $${HOME}"]
              env         = { MODE = "a b", "PATH.X" = "1" }
              constraints = ["node.role == manager"]
              labels      = { "com.docker.stack.namespace" = "shop" }
              networks    = [network.front]
              network {
                source  = network.back
                aliases = ["db"]
              }
              port {
                target    = 80
                published = 8080
              }
              mount {
                type   = "tmpfs"
                target = "/tmp"
                tmpfs { size = "64m" }
              }
              mount {
                source = "data"
                target = "/data"
              }
              secret { source = secret.db }
              config {
                source = config.page
                target = "/page"
                mode   = "0400"
              }
              update {
                parallelism = 2
                delay       = "10s"
                order       = "start-first"
              }
              restart { condition = "on-failure" }
              health { command = ["CMD-SHELL", "true"] }
              resources { limits { memory = "128m" } }
            }
            service "every" {
              image = "busybox:1"
              mode  = "global"
            }
            """;

    @TempDir
    private Path folder;

    private SimulatedWorld world = SimulatedWorld.inMemory(Path.of(""), new FakePace(), Fate.KIND);
    private SimulatedSkep skep = new SimulatedSkep(Path.of(""), new FakePace());

    @BeforeEach
    void a_swarm_without_marks() throws Exception {
        FakePace pace = new FakePace();
        world = SimulatedWorld.inMemory(folder.resolve(".skep"), pace, Fate.KIND);
        skep = new SimulatedSkep(folder, world, pace);
        write(WHOLE);
        must("apply", "-auto-approve", "-var=password=hunter2");
        for (String address : must("state", "list").lines().toList()) {
            if (!address.startsWith("host.")) {
                must("state", "rm", address);
            }
        }
        unmark();
        write(HOSTS);
    }

    @Test
    void it_becomes_a_topology_that_takes_everything_up_and_changes_nothing() throws IOException {
        int before = changes();

        String said = must("adopt");

        assertThat(said)
                .contains("Wrote adopted.hcl, changed the hosts in main.hcl.")
                .contains("swarm (1): cert_expiry, labels, task_history_limit")
                .contains("node (3): availability, labels, role")
                .contains("secret (1): unknown")
                .contains("update.delay, update.order, update.parallelism")
                .doesNotContain("left as it is");
        Left plan = skep.type("plan", "-concise");
        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).contains("0 to add, 0 to change, 0 to destroy");
        String applied = must("apply", "-auto-approve");
        assertThat(applied).contains("0 added, 0 changed, 0 destroyed");
        assertThat(skep.type("plan", "-detailed-exitcode").exit()).isZero();
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void what_is_written_is_laid_out_and_says_only_what_is_unusual() throws IOException {
        must("adopt");

        assertThat(skep.type("fmt", "-check").out()).isEmpty();
        assertThat(Files.readString(folder.resolve("main.hcl"))).contains("""
                  driver "simulated" {}

                  engine {}

                  swarm {
                    role = "worker"
                """);
        assertThat(Files.readString(folder.resolve("adopted.hcl")))
                .contains("service \"every\" {\n  image = \"busybox:1\"\n  mode  = \"global\"\n}\n")
                .contains("<<EOT\nline $${x}\nand \"more\"\nEOT")
                .contains("unknown = true")
                .contains("gateway   = \"10.77.0.254\"")
                .contains("networks    = [network.front]")
                .doesNotContain("hunter2", "gateway = \"10.0");
    }

    @Test
    void an_unknown_secret_is_rotated_once_its_value_is_written() throws IOException {
        must("adopt");
        must("apply", "-auto-approve");
        String text = Files.readString(folder.resolve("adopted.hcl"));
        Files.writeString(
                folder.resolve("adopted.hcl"),
                text.replace("unknown = true", "value = var.password")
                        + "\nvariable \"password\" {\n  type = string\n  sensitive = true\n}\n");

        String applied = must("apply", "-auto-approve", "-var=password=fresh-one");

        assertThat(applied)
                .containsSubsequence("Create secret", "Update service web", "Remove secret")
                .doesNotContain("fresh-one");
        assertThat(swarm().objects("secrets")).hasSize(1);
        assertThat(skep.type("plan", "-detailed-exitcode", "-var=password=fresh-one")
                        .exit())
                .isZero();
    }

    @Test
    void a_config_that_holds_something_else_than_the_topology_says_is_made_anew_by_the_same_plan() throws IOException {
        must("adopt");
        String text = Files.readString(folder.resolve("adopted.hcl"));
        Files.writeString(folder.resolve("adopted.hcl"), text.replace("and \"more\"", "and less"));

        assertThat(skep.type("plan", "-concise").out()).contains("1 to add", "1 to destroy");
    }

    @Test
    void what_was_taken_up_is_destroyed_like_anything_else() {
        must("adopt");
        must("apply", "-auto-approve");

        must("destroy", "-auto-approve");

        assertThat(skep.type("state", "list").out()).isEmpty();
    }

    @Test
    void what_the_language_has_no_word_for_is_named() {
        String id = swarm().objects("services").stream()
                .filter(service ->
                        service.path("Spec").path("Name").asString("").equals("every"))
                .findFirst()
                .orElseThrow()
                .path("ID")
                .asString();
        swarm().byHand(
                        "services",
                        id,
                        service -> ((ObjectNode) service.at("/Spec/TaskTemplate"))
                                .putObject("PluginSpec")
                                .put("Name", "x"));

        assertThat(must("adopt"))
                .contains("Not in the topology, and left as it is:")
                .contains("service.every: the field TaskTemplate/PluginSpec/Name has no word in the language");
    }

    @Test
    void a_topology_that_asks_for_more_than_hosts_is_refused_and_no_file_is_written() throws IOException {
        write(WHOLE.replace("variable \"password\"", "variable \"other\"").replace("var.password", "var.other"));

        Left left = skep.type("adopt", "-var=other=x");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("adopt writes the swarm of a topology that has hosts only");
        assertThat(folder.resolve("adopted.hcl")).doesNotExist();
    }

    @Test
    void a_file_that_is_there_is_never_written_over() throws IOException {
        Files.writeString(folder.resolve("adopted.hcl"), "# mine\n");

        Left left = skep.type("adopt");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("There is a file adopted.hcl already");
    }

    @Test
    void no_file_is_changed_where_the_topology_cannot_be_written() throws IOException {
        Left left = skep.type("adopt", "-out=no/such/folder.hcl");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(folder.resolve("main.hcl")).hasContent(HOSTS);
    }

    @Test
    void hosts_that_somebody_else_wrote_meanwhile_stay() throws IOException {
        Path hosts = Files.createSymbolicLink(folder.resolve("hosts.hcl"), Path.of("not-there-yet"));

        Left left = skep.type("adopt", "-address=10.0.0.5");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("Cannot write", "hosts.hcl");
        assertThat(Files.isSymbolicLink(hosts)).isTrue();
    }

    @Test
    void hosts_of_one_block_that_are_different_nodes_are_told_apart_first() throws IOException {
        write("""
                skep { name = "shop" }
                host "one" { driver "simulated" {} }
                host "worker" {
                  count = 2
                  driver "simulated" {}
                }
                """);
        String id = swarm().objects("nodes").stream()
                .filter(node -> node.path("Spec").path("Role").asString("").equals("worker"))
                .findFirst()
                .orElseThrow()
                .path("ID")
                .asString();
        swarm().byHand("nodes", id, node -> ((ObjectNode) node.path("Spec")).put("Availability", "drain"));

        Left left = skep.type("adopt");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.err()).contains("The hosts of host.worker are different nodes");
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("main.hcl"), text);
    }

    private String must(String... words) {
        Left left = skep.type(words);
        assertThat(left.exit()).as(left.out() + left.err()).isZero();
        return left.out();
    }

    private FakeSwarm swarm() {
        return world.swarms().iterator().next();
    }

    private int changes() {
        return swarm().changes();
    }

    private void unmark() throws RemoteException, InterruptedException {
        for (String kind : List.of("nodes", "networks", "secrets", "configs", "services")) {
            for (ObjectNode object : swarm().objects(kind)) {
                String id = object.path("ID").asString(object.path("Id").asString(""));
                swarm().byHand(kind, id, AdoptTest::strip);
            }
        }
        new EngineApi("one", world.engine("one")).revise(Route.to("/swarm"), Route.to("/swarm/update"), spec -> {
            strip(Json.object().set("Spec", spec));
            return spec;
        });
    }

    private static void strip(JsonNode node) {
        for (String place : List.of("/Labels", "/Spec/Labels")) {
            if (node.at(place) instanceof ObjectNode labels) {
                SortedMap<String, JsonNode> all = new TreeMap<>();
                labels.properties().forEach(each -> all.put(each.getKey(), each.getValue()));
                all.keySet().stream().filter(key -> key.startsWith("io.skep.")).forEach(labels::remove);
            }
        }
    }
}

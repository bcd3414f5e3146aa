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

/** Networks on a real engine: what they may be asked to be, changed under running services. */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NetworkChangesTest {

    private static final String FIRST = "mtu = 1400\n  internal = true";
    private static final String SECOND = """
            attachable   = true
              ipam_options = { team = "blue" }
              labels       = { team = "blue" }
              pool {
                subnet   = "10.71.0.0/24"
                gateway  = "10.71.0.9"
                ip_range = "10.71.0.128/25"
              }
              pool { subnet = "10.72.0.0/24" }""";

    private static final String TOPOLOGY = """
            skep {
              name = "networks"
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

            network "front" {
              %s
            }

            service "db" {
              image             = "web:1"
              args              = ["sleep", "100000"]
              networks          = [network.front]
              endpoint_mode     = "dnsrr"
              stop_grace_period = "1s"
              update { order = "start-first" }
            }

            service "web" {
              image             = "web:1"
              args              = ["sleep", "100000"]
              replicas          = 2
              networks          = [network.front]
              endpoint_mode     = "dnsrr"
              stop_grace_period = "1s"
              update { order = "start-first" }
            }
            """.formatted(FIRST);

    private static final String MESH = """
            network "mesh" {
              ingress = true
              subnet  = "10.73.0.0/22"
              mtu     = 1300
            }
            """;

    @TempDir
    private static Path root;

    private Example example;

    @BeforeAll
    void one_host_is_declared() throws IOException {
        example = Example.written(TOPOLOGY, "networks", root);
    }

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        example.lab().removeAll();
    }

    @Test
    @Order(1)
    void a_network_is_what_was_asked_for() throws Exception {
        example.skep().must("apply", "-auto-approve");

        assertThat(inspected("front", "{{.Internal}} {{index .Options \"com.docker.network.driver.mtu\"}}"))
                .containsExactly("true 1400");
        assertThat(example.skep().run("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    @Order(2)
    void it_is_changed_under_the_services_none_of_whose_tasks_fails() throws Exception {
        example.edit(FIRST, SECOND);
        Finished plan = example.skep().run("plan");
        assertThat(plan.text())
                .contains("network.front must be replaced")
                .contains("service.db will be updated in place", "service.web will be updated in place");

        example.skep().must("apply", "-auto-approve");

        List<String> names =
                example.lab().on("one", "docker", "network", "ls", "--filter", "name=front", "--format", "{{.Name}}");
        assertThat(names).singleElement().asString().matches("front-[0-9a-f]{8}");
        assertThat(inspected(
                        names.getFirst(), "{{.Attachable}} {{range .IPAM.Config}}{{.Subnet}} {{.Gateway}} {{end}}"))
                .containsExactly("true 10.71.0.0/24 10.71.0.9 10.72.0.0/24 10.72.0.1 ");
        for (String service : List.of("db", "web")) {
            assertThat(example.lab()
                            .on(
                                    "one",
                                    "docker",
                                    "service",
                                    "ps",
                                    "--no-trunc",
                                    "--format",
                                    "{{.CurrentState}} {{.Node}} {{.Error}}",
                                    service))
                    .noneMatch(state -> state.startsWith("Failed") || state.startsWith("Rejected"));
        }
        assertThat(example.skep().run("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    @Order(3)
    void the_routing_mesh_is_carried_by_another_network_and_gets_its_own_back() throws Exception {
        example.edit("service \"db\" {", MESH + "\nservice \"db\" {");
        example.skep().must("apply", "-auto-approve");

        assertThat(inspected("mesh", "{{.Ingress}} {{(index .IPAM.Config 0).Subnet}}"))
                .containsExactly("true 10.73.0.0/22");
        assertThat(example.skep().run("plan", "-detailed-exitcode").exit()).isZero();

        example.edit(MESH + "\n", "");
        example.skep().must("apply", "-auto-approve");
        assertThat(inspected("ingress", "{{.Ingress}}")).containsExactly("true");
        assertThat(example.skep().run("plan", "-detailed-exitcode").exit()).isZero();
    }

    @Test
    @Order(4)
    void destroy_leaves_nothing() throws Exception {
        example.skep().must("destroy", "-auto-approve");

        assertThat(example.lab().hosts()).isEmpty();
        assertThat(example.lab().networks()).isEmpty();
    }

    private List<String> inspected(String network, String format) throws InterruptedException {
        return example.lab().on("one", "docker", "network", "inspect", "--format", format, network);
    }
}

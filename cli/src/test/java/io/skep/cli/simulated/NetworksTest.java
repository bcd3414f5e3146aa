package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.fake.FakePace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that are asked to be otherwise under the services that are on them. */
class NetworksTest {

    private static final String SHOP = """
            skep { name = "shop" }
            host "m" {
              driver "simulated" {}
              engine {}
              swarm { role = "manager" }
            }
            network "front" {
              SETTINGS
            }
            service "db" {
              image    = "postgres:17"
              networks = [network.front]
            }
            service "web" {
              image      = "nginx:1"
              replicas   = 3
              networks   = [network.front]
              depends_on = [service.db]
            }
            """;

    @TempDir
    private Path folder;

    private SimulatedSkep here = new SimulatedSkep(Path.of(""), new FakePace());

    @BeforeEach
    void folder() {
        here = new SimulatedSkep(folder, new FakePace());
    }

    private void network(String settings) throws IOException {
        Files.writeString(folder.resolve("main.hcl"), SHOP.replace("SETTINGS", settings));
    }

    private Left applied(String settings) throws IOException {
        network(settings);
        Left left = here.type("apply", "-auto-approve");
        assertThat(left.err()).isEmpty();
        assertThat(left.exit()).isZero();
        assertThat(here.type("plan").out()).contains("No changes.");
        return left;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attachable = true",
                "internal = true",
                "encrypted = true",
                "mtu = 1400",
                "subnet = \"10.9.0.0/24\"",
                "labels = { team = \"blue\" }",
                "options = { x = \"y\" }",
                "ipam_options = { x = \"y\" }",
                "pool {\n subnet = \"10.9.0.0/24\"\n }\n pool {\n subnet = \"10.9.1.0/24\"\n ip_range = \"10.9.1.128/25\"\n }",
                "ipv6 = true\n pool {\n subnet = \"fd00:9::/64\"\n }"
            })
    void a_setting_is_set_changed_and_taken_out_while_the_services_go_on(String setting) throws IOException {
        applied("");

        network(setting);
        assertThat(here.type("plan").out())
                .contains("network.front must be replaced")
                .contains("service.db will be updated in place", "service.web will be updated in place")
                .contains("Plan: 1 to add, 2 to change, 1 to destroy.");
        assertThat(applied(setting).out()).doesNotContain("Remove service");
        assertThat(applied("").out()).doesNotContain("Remove service");
        assertThat(here.type("destroy", "-auto-approve").err()).isEmpty();
    }

    @Test
    void where_both_would_have_the_same_subnet_the_services_are_made_anew_and_the_plan_says_so() throws IOException {
        applied("subnet = \"10.9.0.0/24\"");

        network("subnet = \"10.9.0.0/24\"\n  attachable = true");
        assertThat(here.type("plan").out())
                .contains("service.web must be replaced")
                .containsIgnoringNewLines("both would have the")
                .contains("Meanwhile these stop: service.db, service.web.");
        assertThat(applied("subnet = \"10.9.0.0/24\"\n  attachable = true").out())
                .contains("Remove service web");
    }

    @Test
    void a_plan_that_takes_more_addresses_than_there_are_is_refused_with_the_line_of_the_network() throws IOException {
        network("subnet = \"10.9.0.0/29\"");

        Left left = here.type("plan");

        assertThat(left.exit()).isEqualTo(8);
        assertThat(left.err())
                .contains("Subnet too small", "network.front (main.hcl:7:1) takes 8 addresses")
                .contains("Write a subnet of /28 or more");
    }
}

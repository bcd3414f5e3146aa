package io.skep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Lifecycle;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.topology.Directions;
import io.skep.plans.topology.Directions.Move;
import io.skep.plans.topology.TopologyReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A host block is several resources: what its lifecycle says finds the one that it is about, and they move together. */
class HostLifecycleTest {

    private static Directions directions(String hcl) {
        Diagnostics problems = new Diagnostics();
        return new TopologyReader(Rooms.real().blocks(), Map.of(), problems)
                .read(Path.of("demo"), Map.of("main.hcl", hcl), Map.of(), List.of())
                .orElseThrow(() -> new AssertionError(problems.list()))
                .directions();
    }

    @Test
    void what_is_ignored_is_ignored_where_it_is_written() {
        Directions directions = directions("""
                host "h" {
                  driver "generic" { address = "10.0.0.1" }
                  engine { version = "28.5" }
                  swarm { role = "manager" }
                  lifecycle {
                    prevent_destroy = true
                    ignore_changes  = [engine.version, swarm, driver.generic.user]
                  }
                }
                swarm {}
                """);

        Lifecycle host = directions.lifecycle(Address.of("host", "h"));
        assertThat(host.ignored()).contains(List.of(".access", ".user"));
        assertThat(host.preventDestroy()).isNotEqualTo(Lifecycle.NONE.preventDestroy());
        Lifecycle engine = directions.lifecycle(Address.of("engine", "h"));
        assertThat(engine.ignored()).containsExactly(List.of(".version"));
        assertThat(engine.preventDestroy()).isEqualTo(Lifecycle.NONE.preventDestroy());
        assertThat(directions.lifecycle(Address.of("node", "h")).ignoresAll()).isTrue();
    }

    @Test
    void a_host_moves_with_its_engine_and_its_node() {
        Directions directions = directions("""
                host "new" { driver "generic" { address = "10.0.0.1" } }
                moved {
                  from = host.old
                  to   = host.new
                }
                """);

        assertThat(directions.moves())
                .extracting(Move::from)
                .containsExactlyInAnyOrder(
                        Address.of("host", "old"), Address.of("engine", "old"), Address.of("node", "old"));
    }
}

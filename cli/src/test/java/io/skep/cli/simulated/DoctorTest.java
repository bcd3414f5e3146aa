package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.fake.FakePace;
import io.skep.plans.simulated.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code skep doctor} on the simulated fleet. */
class DoctorTest {

    @TempDir
    private Path folder;

    private SimulatedWorld world = SimulatedWorld.inMemory(Path.of(""), new FakePace(), Fate.KIND);
    private SimulatedSkep skep = new SimulatedSkep(Path.of(""), new FakePace());

    @BeforeEach
    void two_hosts() throws IOException {
        FakePace pace = new FakePace();
        world = SimulatedWorld.inMemory(folder.resolve(".skep"), pace, Fate.KIND);
        skep = new SimulatedSkep(folder, world, pace);
        Files.writeString(folder.resolve("main.hcl"), """
                skep { name = "shop" }
                host "a" {
                  driver "simulated" {}
                  engine {}
                  swarm { role = "manager" }
                }
                host "b" {
                  driver "simulated" {}
                  engine {}
                  swarm { role = "worker" }
                }
                swarm { data_path_port = 7777 }
                """);
    }

    @Test
    void healthy_hosts_and_open_ports_are_shown_as_matrices() {
        skep.type("apply", "-auto-approve");

        Left left = skep.type("doctor");

        assertThat(left.exit()).as(left.out() + left.err()).isZero();
        assertThat(left.out())
                .containsPattern("a +none +- +6.1.0 +20480 MB +right +1500")
                .containsPattern("2377/tcp +to a\\nfrom b +open")
                .containsPattern("7777/udp +to a +to b\\nfrom a +open\\nfrom b +open")
                .contains("All is well.");
    }

    @Test
    void a_host_that_is_not_reached_is_an_error() {
        skep.type("apply", "-auto-approve");
        world.cut("b", Duration.ofHours(1));

        Left left = skep.type("doctor", "-no-ports", "-json");

        assertThat(left.exit()).isEqualTo(1);
        assertThat(left.out()).contains("{\"severity\":\"error\",\"check\":\"reach\",\"host\":\"b\"");
    }

    @Test
    void hosts_that_do_not_exist_yet_are_left_out() {
        Left left = skep.type("doctor");

        assertThat(left.exit()).as(left.out() + left.err()).isZero();
        assertThat(left.out()).doesNotContain("from a");
    }
}

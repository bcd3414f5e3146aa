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

/** {@code skep status}: how it stands, in tables and as JSON. */
class StatusTest {

    private static final String TOPOLOGY = """
            skep { name = "shop" }
            host "m" {
              count = 3
              driver "simulated" {}
              engine {}
              swarm { role = "manager" }
            }
            swarm {}
            network "back" { subnet = "10.20.0.0/28" }
            service "web" {
              image    = "web:1"
              replicas = 2
              networks = [network.back]
            }
            """;

    @TempDir
    private Path folder;

    private SimulatedWorld world = SimulatedWorld.inMemory(Path.of(""), new FakePace(), Fate.KIND);
    private SimulatedSkep skep = new SimulatedSkep(Path.of(""), new FakePace());

    @BeforeEach
    void topology() throws IOException {
        FakePace pace = new FakePace();
        world = SimulatedWorld.inMemory(folder.resolve(".skep"), pace, Fate.KIND);
        skep = new SimulatedSkep(folder, world, pace);
        Files.writeString(folder.resolve("main.hcl"), TOPOLOGY);
    }

    @Test
    void before_the_first_apply_it_says_what_to_type() {
        Left left = skep.type("status");

        assertThat(left.exit()).isZero();
        assertThat(left.out()).contains("Nothing is recorded here yet.", " apply");
    }

    @Test
    void a_healthy_swarm_is_told_of_in_tables() {
        skep.type("apply", "-auto-approve");
        Left left = skep.type("status");

        assertThat(left.exit()).as(left.out() + left.err()).isZero();
        assertThat(left.out())
                .contains("Managers: 3 of 3 reachable; 1 more may fail")
                .containsPattern("m-0 +leader +ready +active")
                .containsPattern("web +replicated +2/2 +web:1")
                .containsPattern("back +10.20.0.0/28 +\\d+ of 13 \\(\\d+ %\\)")
                .contains("All is as it was left.");
    }

    @Test
    void a_manager_that_is_down_is_to_be_looked_after() {
        skep.type("apply", "-auto-approve");
        world.cut("m-2", Duration.ofHours(1));
        Left left = skep.type("status");

        assertThat(left.exit()).isZero();
        assertThat(left.out())
                .contains("Managers: 2 of 3 reachable; none may fail", "No manager may fail", "Node m-2 is down.");
    }

    @Test
    void programs_read_the_same_as_json() {
        skep.type("apply", "-auto-approve");
        Left left = skep.type("status", "-json");

        assertThat(left.exit()).isZero();
        assertThat(left.out())
                .contains("\"managers\":3,\"reachable_managers\":3,\"managers_that_may_fail\":1")
                .contains("\"name\":\"web\",\"ours\":true,\"mode\":\"replicated\",\"running\":2,\"wanted\":2");
    }
}

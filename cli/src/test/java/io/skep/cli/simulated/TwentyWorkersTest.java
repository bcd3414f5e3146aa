package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Pace;
import io.skep.plans.fake.FakePace;
import io.skep.plans.simulated.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example {@code examples/simulated} as a user's own test: three managers and twenty workers. */
class TwentyWorkersTest {

    private static final Path EXAMPLE = Path.of(System.getProperty("skep.home")).resolve("examples/simulated/main.hcl");

    @TempDir
    private Path folder;

    private SimulatedWorld world = SimulatedWorld.inMemory(Path.of(""), new FakePace(), Fate.KIND);
    private SimulatedSkep skep = new SimulatedSkep(Path.of(""), world, new FakePace());

    @BeforeEach
    void apply() throws IOException {
        world.close();
        Files.copy(EXAMPLE, folder.resolve("main.hcl"));
        Pace pace = new FakePace();
        world = SimulatedWorld.inMemory(folder.resolve(".skep"), pace, Fate.KIND);
        skep = new SimulatedSkep(folder, world, pace);
        assertThat(skep.type("apply", "-auto-approve").err()).isEmpty();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_cluster_is_what_the_topology_says() {
        assertThat(world.names()).hasSize(23);
        assertThat(world.swarms()).singleElement().satisfies(swarm -> {
            assertThat(swarm.objects("nodes"))
                    .filteredOn(node -> node.has("ManagerStatus"))
                    .hasSize(3);
            assertThat(swarm.objects("tasks"))
                    .filteredOn(task ->
                            task.path("Status").path("State").asString("").equals("running"))
                    .hasSize(40);
        });
        assertThat(skep.type("plan").out()).contains("No changes.");
    }

    @Test
    void a_worker_that_vanished_is_made_again() throws InterruptedException {
        String lost = world.names().getLast();
        world.vanish(lost);

        assertThat(skep.type("apply", "-auto-approve").exit()).isZero();

        assertThat(world.names()).hasSize(23).contains(lost);
        assertThat(world.swarms())
                .singleElement()
                .satisfies(swarm -> assertThat(swarm.objects("nodes")).hasSize(23));
    }

    @Test
    void everything_goes_away_again() {
        assertThat(skep.type("destroy", "-auto-approve").exit()).isZero();

        assertThat(world.names()).isEmpty();
    }
}

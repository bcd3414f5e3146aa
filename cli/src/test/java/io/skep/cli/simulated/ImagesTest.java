package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.fake.FakePace;
import io.skep.plans.simulated.Fate;
import io.skep.swarm.engineapi.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Which image a plan says, and apply brings. */
class ImagesTest {

    private static final String FLEET = """
            skep { name = "shop" }
            host "m" {
              driver "simulated" {}
              engine {}
              swarm { role = "manager" }
            }
            """;
    private static final String SERVICE = """
            service "web" {
              image = "registry.shop/web:2"
            }
            """;
    private static final String IMAGE = "registry.shop/web:2";
    private static final String FIRST = "sha256:" + "1".repeat(64);
    private static final String SECOND = "sha256:" + "2".repeat(64);

    @TempDir
    private Path folder;

    private SimulatedWorld world = SimulatedWorld.inMemory(Path.of(""), new FakePace(), Fate.KIND);
    private SimulatedSkep skep = new SimulatedSkep(Path.of(""), new FakePace());

    @BeforeEach
    void a_swarm_is_there() throws IOException {
        FakePace pace = new FakePace();
        world = SimulatedWorld.inMemory(folder.resolve(".skep"), pace, Fate.KIND);
        skep = new SimulatedSkep(folder, world, pace);
        Files.writeString(folder.resolve("main.hcl"), FLEET);
        must("apply", "-auto-approve");
        Files.writeString(folder.resolve("main.hcl"), FLEET + SERVICE);
    }

    @Test
    void a_saved_plan_says_the_very_image_and_apply_brings_it_though_the_name_moved_on() {
        world.engine("m").registry().offers(IMAGE, FIRST, "linux/amd64");
        assertThat(must("plan", "-out", "saved")).contains(IMAGE + "@" + FIRST);
        world.engine("m").registry().offers(IMAGE, SECOND, "linux/amd64");

        must("apply", "saved");

        assertThat(running()).isEqualTo(IMAGE + "@" + FIRST);
        must("plan", "-detailed-exitcode");
        must("plan", "-detailed-exitcode", "-refresh=false");
    }

    @Test
    void an_image_of_no_registry_is_warned_of_and_applied_once() {
        world.engine("m").registry().refuses(IMAGE, "no such image");

        String plan = must("plan");
        assertThat(plan).contains("Image not found out", "service.web (main.hcl:7:", "no such image");
        must("apply", "-auto-approve");

        assertThat(running()).isEqualTo(IMAGE);
        assertThat(must("plan", "-detailed-exitcode")).doesNotContain("Image not found out");
    }

    @Test
    void an_image_that_no_node_can_run_is_refused_and_only_where_it_is_planned() {
        world.swarms()
                .forEach(swarm -> swarm.objects("nodes")
                        .forEach(node -> ((ObjectNode) node.path("Description"))
                                .set(
                                        "Platform",
                                        Json.object().put("OS", "linux").put("Architecture", "x86_64"))));
        world.engine("m").registry().offers(IMAGE, FIRST, "linux/s390x");

        Left refused = skep.type("plan");

        assertThat(refused.exit()).isNotZero();
        assertThat(refused.out() + refused.err())
                .contains("No node can run the image", "main.hcl:7:", "m is linux/amd64");
        must("plan", "-exclude=service.web");
    }

    private String must(String... words) {
        Left left = skep.type(words);
        assertThat(left.exit()).as(left.out() + left.err()).isZero();
        return (left.out() + left.err()).replaceAll("\\s+", " ");
    }

    private String running() {
        return world.swarms()
                .iterator()
                .next()
                .objects("services")
                .getFirst()
                .at("/Spec/TaskTemplate/ContainerSpec/Image")
                .asString("");
    }
}

package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.fake.FakePace;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.simulated.Fate;
import io.skep.swarm.fake.FakeSwarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines of another version go through a simulated swarm of three managers and four workers. */
class UpgradesTest {

    private static final String TOPOLOGY = """
            skep { name = "shop" }
            engine "all" { version = "27.5" }
            host "manager" {
              for_each = toset(["alpha", "bravo", "charlie"])
              name     = each.key
              driver "simulated" {}
              engine { profile = engine.all }
              swarm  { role = "manager" }
            }
            host "worker" {
              for_each = toset(["delta", "echo", "foxtrot", "golf"])
              name     = each.key
              driver "simulated" {}
              engine { profile = engine.all }
              swarm  { role = "worker" }
            }
            swarm {
              upgrade {
                batch   = 2
                canary  = ["foxtrot"]
                observe = "30s"
              }
            }
            service "web" {
              image    = "nginx:1.27"
              replicas = 5
              update { order = "start-first" }
            }
            """;

    @TempDir
    private Path folder;

    private final List<String> restarted = new ArrayList<>();
    private final List<String> belowFloor = new ArrayList<>();
    private final TreeSet<String> broken = new TreeSet<>();
    private boolean watching;
    private SimulatedWorld world = SimulatedWorld.inMemory(Path.of(""), new FakePace(), Fate.KIND);
    private SimulatedSkep skep = new SimulatedSkep(Path.of(""), world, new FakePace());

    @BeforeEach
    void a_swarm_with_older_engines() throws IOException {
        world.close();
        FakePace pace = new FakePace();
        world = SimulatedWorld.inMemory(folder.resolve(".skep"), pace, new Watched());
        skep = new SimulatedSkep(folder, world, pace);
        write(TOPOLOGY);
        assertThat(skep.type("apply", "-auto-approve").err()).isEmpty();
        watching = true;
        restarted.clear();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_canary_goes_first_then_the_workers_and_the_manager_that_leads_at_last() throws IOException {
        write(TOPOLOGY.replace("27.5", "28.5"));

        Left plan = skep.type("plan");
        Left upgraded = skep.type("apply", "-auto-approve", "-parallelism=1");

        assertThat(plan.out())
                .contains("engine.worker[\\\"foxtrot\\\"], of another version: drained before, checked after");
        assertThat(upgraded.err()).isEmpty();
        assertThat(upgraded.out()).contains("Drain foxtrot for its engine", "Check foxtrot with its new engine");
        assertThat(restarted).containsExactly("foxtrot", "delta", "echo", "golf", "bravo", "charlie", "alpha");
        assertThat(belowFloor).isEmpty();
        assertThat(availabilities()).containsOnly("active");
        assertThat(skep.type("plan").out()).contains("No changes.");
    }

    @Test
    void a_canary_that_breaks_stops_the_upgrade_at_one_node_and_the_next_apply_goes_on() throws IOException {
        write(TOPOLOGY.replace("27.5", "28.5"));
        broken.add("foxtrot");

        Left stopped = skep.type("apply", "-auto-approve");

        assertThat(stopped.exit()).isNotZero();
        assertThat(stopped.err() + stopped.out()).contains("foxtrot");
        assertThat(restarted).isEmpty();
        assertThat(availabilities().stream().filter("drain"::equals)).hasSize(1);
        assertThat(belowFloor).isEmpty();

        broken.clear();
        assertThat(skep.type("apply", "-auto-approve").err()).isEmpty();
        assertThat(restarted).hasSize(7).startsWith("foxtrot");
        assertThat(availabilities()).containsOnly("active");
        assertThat(skep.type("plan").out()).contains("No changes.");
    }

    @Test
    void a_service_that_no_other_node_can_run_stops_the_upgrade_however_often_it_is_tried() throws IOException {
        write(TOPOLOGY.replace("27.5", "28.5").replace("observe = ", "surge = \"none\"\n    observe = "));
        world.swarms().forEach(swarm -> swarm.lacks(image(swarm)));

        Left stopped = skep.type("apply", "-auto-approve");
        Left again = skep.type("apply", "-auto-approve");

        assertThat(stopped.exit()).isNotZero();
        assertThat(stopped.out() + stopped.err()).contains("service web runs 4 of 5 tasks", "Nothing more is upgraded");
        assertThat(again.exit()).isNotZero();
        assertThat(restarted).isEmpty();
        assertThat(availabilities().stream().filter("drain"::equals)).hasSize(1);

        world.swarms().forEach(swarm -> swarm.has(image(swarm)));
        assertThat(skep.type("apply", "-auto-approve").err()).isEmpty();
        assertThat(restarted).hasSize(7);
        assertThat(availabilities()).containsOnly("active");
    }

    @Test
    void a_canary_that_is_no_host_is_refused_at_its_line() throws IOException {
        write(TOPOLOGY.replace("[\"foxtrot\"]", "[\"zulu\"]"));

        Left plan = skep.type("plan");

        assertThat(plan.exit()).isEqualTo(8);
        assertThat(plan.err()).contains("No such canary", "\"zulu\"", "main.hcl:");
    }

    @Test
    void a_batch_of_no_worker_is_refused_at_its_line() throws IOException {
        write(TOPOLOGY.replace("batch   = 2", "batch   = 0"));

        Left validated = skep.type("validate");

        assertThat(validated.exit()).isEqualTo(1);
        assertThat(validated.err() + validated.out()).contains("upgrade.batch is 0", "main.hcl line 19");
    }

    @Test
    void a_version_known_to_be_bad_is_warned_of_at_its_line() throws IOException {
        write(TOPOLOGY.replace("27.5", "28.2"));

        Left validated = skep.type("validate");

        assertThat(validated.exit()).isZero();
        assertThat(validated.out() + validated.err())
                .contains("Engine version known to be bad", "main.hcl line 2", "28.3.0", "github.com/moby/moby");
    }

    @Test
    void how_upgrades_go_is_no_change_of_the_swarm() throws IOException {
        write(TOPOLOGY.replace("batch   = 2", "batch   = 3"));

        assertThat(skep.type("plan").out()).contains("No changes.");
    }

    private static String image(FakeSwarm swarm) {
        return swarm.objects("services")
                .getFirst()
                .path("Spec")
                .path("TaskTemplate")
                .path("ContainerSpec")
                .path("Image")
                .asString("");
    }

    private List<String> availabilities() {
        return world.swarms().stream()
                .flatMap(swarm -> swarm.objects("nodes").stream())
                .map(node -> node.path("Spec").path("Availability").asString(""))
                .toList();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("main.hcl"), text);
    }

    /** Notices restarts and whether fewer tasks run than are asked for; engines of some hosts do not start. */
    private final class Watched implements Fate {

        @Override
        public void before(String place, String act) throws RemoteException {
            if (watching && act.contains("systemctl restart docker")) {
                if (broken.contains(place)) {
                    throw new RemoteException(place + ": the engine does not start", false);
                }
                restarted.add(place);
            }
        }

        @Override
        public void after(String place, String act) {
            if (watching) {
                for (FakeSwarm swarm : world.swarms()) {
                    long running = swarm.objects("tasks").stream()
                            .filter(task -> task.path("Status")
                                    .path("State")
                                    .asString("")
                                    .equals("running"))
                            .count();
                    if (running < 5) {
                        belowFloor.add(running + " after " + act + " on " + place);
                    }
                }
            }
        }
    }
}

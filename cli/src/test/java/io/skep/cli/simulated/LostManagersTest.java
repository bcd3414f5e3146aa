package io.skep.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.fake.FakePace;
import io.skep.plans.simulated.Fate;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.fake.FakeSwarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told, and may do, when two of three managers are lost. */
class LostManagersTest {

    private static final String TOPOLOGY = """
            skep { name = "shop" }
            host "m" {
              count = 3
              driver "simulated" {}
              engine {}
              swarm { role = "manager" }
            }
            swarm { data_path_port = 7777 }
            service "web" { image = "web:1" }
            """;

    @TempDir
    private Path folder;

    private SimulatedWorld world = SimulatedWorld.inMemory(Path.of(""), new FakePace(), Fate.KIND);
    private SimulatedSkep skep = new SimulatedSkep(Path.of(""), new FakePace());

    @BeforeEach
    void three_managers() throws IOException {
        FakePace pace = new FakePace();
        world = SimulatedWorld.inMemory(folder.resolve(".skep"), pace, Fate.KIND);
        skep = new SimulatedSkep(folder, world, pace);
        Files.writeString(folder.resolve("main.hcl"), TOPOLOGY);
        typed(0, "apply", "-auto-approve");
    }

    @Test
    void managers_that_are_silent_are_told_of_and_nothing_is_planned() {
        world.cut("m-1", Duration.ofHours(1));
        world.cut("m-2", Duration.ofHours(1));

        assertThat(typed(1, "status"))
                .contains("lost its majority: of its 3 managers only 1 answers (m[0])", "skep swarm recover");
        assertThat(typed(1, "plan")).contains("lost its majority", "skep swarm recover");
        assertThat(typed(1, "apply", "-auto-approve")).contains("lost its majority");
    }

    @Test
    void managers_whose_hosts_are_gone_are_not_made_anew_by_an_ordinary_plan() throws Exception {
        world.vanish("m-1");
        world.vanish("m-2");

        assertThat(typed(8, "plan")).contains("The swarm has lost its majority", "2 are gone", "skep swarm recover");
        assertThat(typed(8, "apply", "-auto-approve")).contains("The swarm has lost its majority");
        assertThat(world.names()).containsExactly("m-0");
    }

    @Test
    void a_disaster_is_declared_by_a_flag_and_the_name_of_the_topology() throws Exception {
        world.vanish("m-1");
        world.vanish("m-2");

        assertThat(typed(8, "swarm", "recover", "-auto-approve"))
                .contains("its log ends at index 40 of term 2", "What is lost", "swarm recover -disaster");
        assertThat(typed(1, "swarm", "recover", "-disaster")).contains("swarm recover -disaster -auto-approve");
        assertThat(world.swarms()).noneMatch(swarm -> swarm.holds());
    }

    @Test
    void it_goes_on_with_one_manager_and_apply_brings_the_others_back() throws Exception {
        world.vanish("m-1");
        world.vanish("m-2");

        assertThat(typed(0, "swarm", "recover", "-disaster", "-auto-approve"))
                .contains("The swarm goes on with one manager", " apply");
        assertThat(typed(0, "swarm", "recover", "-disaster", "-auto-approve")).contains("nothing to recover");
        typed(0, "apply", "-auto-approve");

        assertThat(typed(0, "status")).contains("Managers: 3 of 3 reachable", "All is as it was left.");
        typed(0, "plan", "-detailed-exitcode");
    }

    @Test
    void what_is_left_of_a_recovery_is_only_removed_where_the_disaster_is_declared() throws Exception {
        world.vanish("m-1");
        world.vanish("m-2");
        typed(0, "swarm", "recover", "-disaster", "-auto-approve");
        FakeSwarm swarm = world.swarms().iterator().next();
        String ghost = swarm.makeByHand("nodes", Json.object().put("Role", "manager"));
        swarm.byHand("nodes", ghost, entry -> {
            entry.put("Expelled", true).set("Status", Json.object());
            entry.set("Description", Json.object().put("Hostname", "ghost"));
        });

        assertThat(typed(8, "swarm", "recover"))
                .contains("A recovery was broken off", "ghost (", "swarm recover -disaster");
        assertThat(swarm.objects("nodes")).hasSize(2);
        typed(0, "swarm", "recover", "-disaster", "-auto-approve");
        assertThat(swarm.objects("nodes")).hasSize(1);
    }

    @Test
    void a_healthy_swarm_has_nothing_to_recover_and_without_a_key_there_is_no_backup() {
        assertThat(typed(0, "swarm", "recover")).contains("nothing to recover");
        assertThat(typed(1, "swarm", "backup")).contains("SKEP_STATE_PASSPHRASE");
        assertThat(typed(0, "swarm", "backups")).contains("There are no whole backups.");
    }

    private String typed(int exit, String... words) {
        Left left = skep.type(words);
        assertThat(left.exit()).as(left.out() + left.err()).isEqualTo(exit);
        return left.out() + left.err();
    }
}

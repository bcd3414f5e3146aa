package io.skep.swarm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.Replan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is made anew when a value in {@code rotate} changes, and only then. */
class RotationTest {

    private static Entries rotate(String name, String value) {
        return Entries.NONE.with("rotate", Values.textEntries(Map.of(name, value)));
    }

    private static Replan swarm(Fleet fleet, Entries recorded) {
        return new Replan(fleet.world, fleet.swarm, Cluster.ADDRESS, recorded);
    }

    @Test
    void the_first_value_of_a_swarm_that_begins_makes_nothing_anew() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        String root = digest(fleet);
        Fleet other = new Fleet("a");
        other.world.run(
                List.of(new InitSwarm(Cluster.ADDRESS, Fleet.node("a").as("host"), rotate("ca", "1"), Entries.NONE)));

        assertThat(swarm(other, rotate("ca", "1")).differences(rotate("ca", "1")))
                .isEmpty();
        assertThat(other.swarmOf("a").spec().path("CAConfig").has("ForceRotate"))
                .isFalse();
        assertThat(root).isNotEmpty();
    }

    @Test
    void a_changed_value_makes_both_join_tokens_anew_once_however_often_the_step_is_run() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        String worker = fleet.swarmOf("a").token("worker");
        String manager = fleet.swarmOf("a").token("manager");
        List<Step> steps = swarm(fleet, Entries.NONE).steps(rotate("join_tokens", "2"));

        fleet.world.run(steps);
        String once = fleet.swarmOf("a").token("worker");
        fleet.world.run(steps);

        assertThat(once).isNotEqualTo(worker);
        assertThat(fleet.swarmOf("a").token("manager")).isNotEqualTo(manager);
        assertThat(fleet.swarmOf("a").token("worker")).isEqualTo(once);
        assertThat(fleet.world.outputs("swarm").toString() + fleet.world.lines())
                .doesNotContain("SWMTKN");
    }

    @Test
    void a_new_root_certificate_is_waited_for_and_its_digest_recorded() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        String before = digest(fleet);
        Replan swarm = swarm(fleet, Entries.NONE);

        swarm.to(rotate("ca", "2"));

        assertThat(digest(fleet)).isNotEqualTo(before);
        assertThat(fleet.swarmOf("a").token("worker")).contains(digest(fleet));
        assertThat(swarm.differences(rotate("ca", "2"))).isEmpty();
    }

    @Test
    void a_rotation_that_was_cut_off_is_seen_as_not_done_and_not_begun_a_second_time() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        Replan swarm = swarm(fleet, Entries.NONE);
        List<Step> steps = swarm.steps(rotate("ca", "2"));
        fleet.engine("b").silence();
        assertThatThrownBy(() -> fleet.world.run(steps))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("b is down")
                .hasMessageContaining("Bring it back");

        assertThat(swarm.differences(rotate("ca", "2"))).hasSize(1);
        fleet.engine("b").wake();
        swarm.to(rotate("ca", "2"));

        assertThat(swarm.differences(rotate("ca", "2"))).isEmpty();
        assertThat(fleet.swarmOf("a")
                        .spec()
                        .path("CAConfig")
                        .path("ForceRotate")
                        .asInt(0))
                .isEqualTo(1);
    }

    @Test
    void the_unlock_key_is_made_anew_and_written_nowhere() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        Entries locked = Entries.NONE.with("autolock", Values.bool(true));
        Replan swarm = swarm(fleet, Entries.NONE);
        swarm.to(locked.overlaidWith(rotate("unlock_key", "1")));
        String key = fleet.swarmOf("a").unlockKey();

        swarm.to(locked.overlaidWith(rotate("unlock_key", "2")));

        assertThat(fleet.swarmOf("a").unlockKey()).startsWith("SWMKEY-1-").isNotEqualTo(key);
        assertThat(swarm.differences(locked.overlaidWith(rotate("unlock_key", "2"))))
                .isEmpty();
        assertThat(fleet.world.outputs("swarm").toString() + fleet.world.lines())
                .doesNotContain("SWMKEY");
    }

    private static String digest(Fleet fleet) {
        return Values.textOf(fleet.world.outputs(Cluster.ADDRESS), "ca_digest").orElse("");
    }
}

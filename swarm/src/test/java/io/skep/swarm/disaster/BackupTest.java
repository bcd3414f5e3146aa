package io.skep.swarm.disaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.Replan;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.cluster.Managers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A backup is taken of a manager that may be away, and a swarm goes on from one on another host. */
class BackupTest {

    private static final String ROOT = "/var/lib/docker";
    private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");

    private static Fleet three() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c").formed("a=manager", "b=manager", "c=manager");
        for (String name : List.of("a", "b", "c")) {
            fleet.engine(name).answers(RaftCommands.pack(ROOT), new Output(0, "", ""));
            fleet.engine(name).answers(RaftCommands.forget(ROOT), new Output(0, "", ""));
        }
        return fleet;
    }

    @Test
    void a_manager_that_does_not_lead_is_chosen_unless_one_is_asked_for() throws Exception {
        Fleet fleet = three();

        BackupSource source = BackupSource.of(fleet.world, Optional.empty(), AT);

        assertThat(source.address()).isEqualTo(Fleet.node("b"));
        assertThat(source.managers()).isEqualTo(3);
        assertThat(source.facts().nodes()).contains("a (manager)", "c (manager)");
        assertThat(source.facts().autolocked()).isFalse();
        assertThat(BackupSource.of(fleet.world, Optional.of("c"), AT).address()).isEqualTo(Fleet.node("c"));
        assertThatThrownBy(() -> BackupSource.of(fleet.world, Optional.of("x"), AT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("x is none of the managers that answer");
    }

    @Test
    void its_engine_is_away_and_back_and_unlocked_where_the_swarm_is_autolocked() throws Exception {
        Fleet fleet = three();
        new Replan(fleet.world, fleet.swarm, Cluster.ADDRESS, Entries.NONE)
                .to(Entries.NONE.with("autolock", Values.bool(true)));
        BackupSource source = BackupSource.of(fleet.world, Optional.empty(), AT);
        assertThat(source.facts().unlockKey()).startsWith("SWMKEY");

        fleet.world.run(List.of(new PackRaft(source.address(), source.facts().node(), "now", PackRaft.KEPT)));
        fleet.engine("b").restart();
        assertThat(fleet.engine("b").member().state()).isEqualTo("locked");
        fleet.world.run(List.of(new AwaitReturn(source.address()), new ForgetArchive(source.address())));

        assertThat(fleet.engine("b").member().state()).isEqualTo("active");
        assertThat(fleet.engine("b").commands())
                .contains(RaftCommands.pack(ROOT).line())
                .last()
                .isEqualTo("rm -f /var/lib/docker/skep-backup.tar.gz");
        assertThat(fleet.world.lines() + fleet.world.outputs("node").toString()).doesNotContain("SWMKEY");
    }

    @Test
    void a_manager_without_which_there_is_no_majority_is_not_stopped_unless_told() throws Exception {
        Fleet fleet = three();
        String id =
                Values.textOf(fleet.world.outputs(Fleet.node("b")), "node_id").orElseThrow();
        fleet.engine("c").silence();
        fleet.world.silence("c");

        assertThatThrownBy(() -> fleet.world.run(Disasters.backup(Fleet.node("b"), id, "now", false)))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("of 3 managers only 1 others answer");
        assertThat(fleet.engine("b").commands()).isEmpty();
        fleet.world.run(Disasters.backup(Fleet.node("b"), id, "now", true));
        assertThat(fleet.engine("b").commands())
                .containsExactly(RaftCommands.pack(ROOT).line());
    }

    @Test
    void a_swarm_goes_on_from_a_backup_on_a_host_of_another_address() throws Exception {
        Fleet fleet = three();
        String old =
                Values.textOf(fleet.world.outputs(Fleet.node("b")), "node_id").orElseThrow();
        FleetLost lost = new FleetLost(fleet);
        Address host = lost.newHost("n", "10.9.0.1");
        lost.unpacks("n", "now", old);

        List<Step> steps = Disasters.restoration(state(), host, facts(old), "now");
        fleet.world.run(steps.subList(0, steps.size() - 1));
        fleet.world.run(steps);

        assertThat(lost.swarm().objects("nodes")).singleElement().satisfies(node -> {
            assertThat(node.path("ID").asString("")).isEqualTo(old);
            assertThat(node.path("ManagerStatus").path("Addr").asString("")).isEqualTo("10.0.0.11:2377");
        });
        assertThat(Values.textOf(fleet.world.outputs(host.as("node")), "node_id"))
                .hasValue(old);
        assertThat(Values.textOf(fleet.world.outputs(Cluster.ADDRESS), "manager"))
                .hasValue("host.n");
        assertThat(fleet.look(Fleet.node("a"), "manager")).isInstanceOf(Seen.Absent.class);
    }

    @Test
    void what_was_restored_is_not_restored_again_once_it_is_done() throws Exception {
        Fleet fleet = three();
        Address host = restored(fleet);

        assertThatThrownBy(() -> Destination.of(fleet.world, "n", "sum")).hasMessageContaining("The swarm is there");
        assertThatThrownBy(() -> fleet.world.run(Disasters.restoration(state(), host, facts("node"), "later")))
                .hasMessageContaining("n is in a swarm");
    }

    @Test
    void a_swarm_on_a_host_of_which_no_node_is_recorded_is_seen_by_the_next_plan() throws Exception {
        Fleet fleet = three();
        Address host = restored(fleet);
        // What an operation learns of a resource that is not recorded is not kept.
        fleet.world.forget(host.as("node"));

        assertThat(Managers.find(fleet.world))
                .isInstanceOfSatisfying(
                        Managers.Found.Reached.class,
                        reached -> assertThat(reached.host()).isEqualTo(host));
        assertThat(fleet.world.look(fleet.swarm, Cluster.ADDRESS, Optional.of(Entries.NONE)))
                .isInstanceOf(Seen.Present.class);
        assertThat(fleet.look(host.as("node"), "manager")).isInstanceOf(Seen.Present.class);
        fleet.world.forget(host.as("node"));
        fleet.world.run(fleet.join(host.as("node"), "manager"));
        assertThat(fleet.engine("n").requests()).noneMatch(request -> request.contains("/swarm/leave"));
    }

    @Test
    void a_node_of_another_swarm_than_the_backups_is_not_forced() throws Exception {
        Fleet fleet = three();
        String other =
                Values.textOf(fleet.world.outputs(Fleet.node("c")), "node_id").orElseThrow();
        FleetLost lost = new FleetLost(fleet);
        Address host = lost.newHost("n", "10.9.0.1");
        lost.unpacks("n", "now", other);

        assertThatThrownBy(() -> fleet.world.run(Disasters.restoration(state(), host, facts("node"), "now")))
                .hasMessageContaining("n is the node " + other + " of some swarm");
    }

    private static Address restored(Fleet fleet) throws Exception {
        String old =
                Values.textOf(fleet.world.outputs(Fleet.node("b")), "node_id").orElseThrow();
        FleetLost lost = new FleetLost(fleet);
        Address host = lost.newHost("n", "10.9.0.1");
        lost.unpacks("n", "now", old);
        fleet.world.run(Disasters.restoration(state(), host, facts(old), "now"));
        return host;
    }

    static State state() {
        return new State("lineage", 1, "shop", new TreeMap<>(), new TreeMap<>());
    }

    static BackupFacts facts(String node) {
        return new BackupFacts(
                "shop", "lineage", "cluster1", "b", node, "10.0.0.11", "28.5.2", AT, false, "", List.of(), "sum", 3);
    }

    @Test
    void a_host_that_is_in_a_swarm_takes_no_backup_and_none_is_taken_while_the_swarm_answers() throws Exception {
        Fleet fleet = three();
        Address host = Address.of("host", "a");

        assertThatThrownBy(() -> fleet.world.run(List.of(new UnpackRaft(Cluster.ADDRESS, host, "sum", "now"))))
                .hasMessageContaining("a is in a swarm");
        assertThatThrownBy(() -> Destination.of(fleet.world, "a", "sum"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The swarm is there");
        assertThatThrownBy(() -> Destination.of(fleet.world, "x", "sum"))
                .hasMessageContaining("skep apply -target='engine.x'");
    }
}

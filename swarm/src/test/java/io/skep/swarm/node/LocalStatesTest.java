package io.skep.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.Replan;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.fake.FakePlanned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Every state in which a host may say to be, and the way out of it that a plan takes. */
class LocalStatesTest {

    private static final Address B = Fleet.node("b");
    private static final Address C = Fleet.node("c");
    private static final Entries MANAGER = Fleet.spec("manager");
    private static final Entries UNLOCKED = MANAGER.with("locked", Values.bool(false));

    private static Fleet three() throws Exception {
        return new Fleet("a", "b", "c").formed("a=manager", "b=manager", "c=manager");
    }

    private static Fleet autolocked() throws Exception {
        Fleet fleet = three();
        new Replan(fleet.world, fleet.swarm, Cluster.ADDRESS, Entries.NONE)
                .to(Entries.NONE.with("autolock", Values.bool(true)));
        return fleet;
    }

    @Test
    void a_locked_manager_is_seen_as_such_and_unlocked_with_a_key_that_is_written_nowhere() throws Exception {
        Fleet fleet = autolocked();
        Replan b = new Replan(fleet.world, fleet.node, B, UNLOCKED);
        fleet.engine("b").restart();

        assertThat(b.differences(UNLOCKED)).singleElement().satisfies(each -> {
            assertThat(each.path()).isEqualTo("locked");
            assertThat(each.replaces()).isFalse();
        });
        List<Step> steps = b.steps(UNLOCKED);
        fleet.world.run(steps);
        fleet.world.run(steps);

        assertThat(b.differences(UNLOCKED)).isEmpty();
        assertThat(fleet.engine("b").writes()).containsOnlyOnce("POST /swarm/unlock");
        assertThat(steps + fleet.world.lines().toString() + fleet.world.outputs("node") + fleet.world.outputs("swarm"))
                .doesNotContain("SWMKEY");
    }

    @Test
    void a_manager_that_missed_a_new_key_is_told_how_to_join_again_and_does() throws Exception {
        Fleet fleet = autolocked();
        fleet.engine("b").restart();
        Entries rotated = Entries.NONE
                .with("autolock", Values.bool(true))
                .with("rotate", Values.textEntries(Map.of("unlock_key", "2")));
        new Replan(fleet.world, fleet.swarm, Cluster.ADDRESS, Entries.NONE.with("autolock", Values.bool(true)))
                .to(rotated);
        Replan b = new Replan(fleet.world, fleet.node, B, UNLOCKED);

        assertThatThrownBy(() -> fleet.world.run(b.steps(UNLOCKED)))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("invalid key")
                .hasMessageContaining("-replace='node.b'")
                .message()
                .doesNotContain("SWMKEY");
        replaced(fleet, B, UNLOCKED);
        assertThat(b.differences(UNLOCKED)).isEmpty();
        assertThat(fleet.swarmOf("a").objects("nodes")).hasSize(3);
    }

    @Test
    void when_every_manager_is_locked_each_is_named_with_what_to_type() throws Exception {
        Fleet fleet = autolocked();
        List.of("a", "b", "c").forEach(name -> fleet.engine(name).restart());
        assertThat(fleet.world.look(fleet.node, B, Optional.of(UNLOCKED)))
                .isInstanceOfSatisfying(
                        Seen.Unreachable.class,
                        seen -> assertThat(seen.why()).contains("b is locked: type docker swarm unlock there"));
    }

    @Test
    void a_manager_that_somebody_elses_autolock_locked_is_no_change_but_a_question() throws Exception {
        Fleet fleet = autolocked();
        fleet.engine("b").restart();
        assertThat(fleet.look(B, "manager"))
                .isInstanceOfSatisfying(
                        Seen.Unreachable.class, seen -> assertThat(seen.why()).contains("write autolock = true"));
    }

    @Test
    void a_locked_manager_can_be_destroyed_and_unlocked_by_a_topology_that_turns_autolock_off() throws Exception {
        Fleet fleet = autolocked();
        fleet.engine("b").restart();
        Target gone = new Target(B, Optional.empty(), Optional.of(MANAGER), fleet.world.outputs(B));
        assertThat(fleet.node.look(fleet.world, gone)).isInstanceOf(Seen.Present.class);

        Replan b = new Replan(fleet.world, fleet.node, B, UNLOCKED);
        b.to(MANAGER);
        assertThat(fleet.engine("b").member().state()).isEqualTo("active");
        assertThat(b.differences(MANAGER)).isEmpty();
    }

    @Test
    void a_changed_engine_is_followed_by_a_look_whether_its_manager_is_locked() {
        Change engine = new Change.Update(Address.of("engine", "b"), Entries.NONE, Entries.NONE, List.of());
        NodeType node = new NodeType();
        var following = node.following(UNLOCKED, engine);

        assertThat(node.following(MANAGER, engine)).isEmpty();
        assertThat(node.following(UNLOCKED, new Change.NoOp(Address.of("engine", "b"))))
                .isEmpty();
        assertThat(node.steps(new Change.Update(B, UNLOCKED, UNLOCKED, following), Fleet.staying()))
                .first()
                .isEqualTo(new UnlockNode(B));
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "inactive", "pending"})
    void a_host_that_lost_its_place_leaves_what_is_left_and_joins_again(String state) throws Exception {
        Fleet fleet = three();
        String before = Values.textOf(fleet.world.outputs(B), "node_id").orElseThrow();
        fleet.engine("b").member().become(state, "", null);

        Replan b = new Replan(fleet.world, fleet.node, B, MANAGER);
        assertThat(b.differences(MANAGER)).singleElement().satisfies(each -> {
            assertThat(each.path()).isEqualTo("joined");
            assertThat(each.replaces()).isTrue();
        });
        replaced(fleet, B, MANAGER);

        assertThat(b.differences(MANAGER)).isEmpty();
        assertThat(fleet.swarmOf("a").objects("nodes"))
                .hasSize(3)
                .noneMatch(node -> node.path("ID").asString("").equals(before));
    }

    @Test
    void a_certificate_that_ended_while_a_host_was_off_is_a_reason_to_join_again() throws Exception {
        Fleet fleet = three();
        fleet.engine("c").member().inTrouble("error", "x509: certificate has expired or is not yet valid");
        assertThat(new Replan(fleet.world, fleet.node, C, MANAGER).differences(MANAGER))
                .hasSize(1);
        replaced(fleet, C, MANAGER);

        assertThat(fleet.engine("c").member().state()).isEqualTo("active");
        assertThat(fleet.swarmOf("a").objects("nodes")).hasSize(3);
    }

    @Test
    void a_node_that_the_managers_do_not_know_any_more_leaves_and_joins_again() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        String id = Values.textOf(fleet.world.outputs(B), "node_id").orElseThrow();
        fleet.swarmOf("a").removeByHand("nodes", id);

        assertThat(fleet.look(B, "worker")).isEqualTo(new Seen.Absent());
        fleet.world.run(fleet.join(B, "worker"));
        assertThat(fleet.look(B, "worker")).isInstanceOf(Seen.Present.class);
    }

    @Test
    void a_host_that_cannot_tell_does_not_leave_while_the_managers_hear_of_the_node() throws Exception {
        Fleet fleet = new Fleet("a", "b", "z").formed("a=manager", "b=worker");
        String id = Values.textOf(fleet.world.outputs(B), "node_id").orElseThrow();
        fleet.world.with("b", "10.0.0.99", fleet.engine("z"));
        fleet.engine("z").member().become("error", "", null);
        fleet.world.run(List.of(new LeaveSwarm(B, DemoteNode.SWARM_STAYS)));
        assertThat(fleet.engine("z").writes()).isEmpty();
        assertThat(id).isNotEmpty();
    }

    @Test
    void a_manager_whose_host_has_another_address_by_now_joins_again_with_it() throws Exception {
        Fleet fleet = three();
        fleet.world.with("b", "10.0.0.77", fleet.engine("b"));
        Command ask = Command.reading("ip", "-o", "addr", "show");
        fleet.engine("b").answers(ask, new Output(0, "2: eth0    inet 10.0.0.77/24 scope global eth0\n", ""));

        Replan b = new Replan(fleet.world, fleet.node, B, MANAGER);
        assertThat(b.differences(MANAGER))
                .singleElement()
                .satisfies(each -> assertThat(each.path()).isEqualTo("joined"));
        replaced(fleet, B, MANAGER);

        assertThat(b.differences(MANAGER)).isEmpty();
        assertThat(fleet.engine("b").requests())
                .anyMatch(request -> request.contains("\"AdvertiseAddr\":\"10.0.0.77\""));
    }

    @Test
    void an_address_that_is_still_one_of_the_hosts_is_fine_and_so_is_a_host_that_does_not_tell() throws Exception {
        Fleet fleet = three();
        fleet.world.with("b", "198.51.100.7", fleet.engine("b"));
        Replan b = new Replan(fleet.world, fleet.node, B, MANAGER);
        assertThat(b.differences(MANAGER)).isEmpty();
        Command ask = Command.reading("ip", "-o", "addr", "show");
        fleet.engine("b")
                .answers(
                        ask,
                        new Output(
                                0,
                                "2: eth0    inet 10.0.0.11/24 scope global eth0\n3: eth1    inet 198.51.100.7/24 scope"
                                        + " global eth1\n",
                                ""));
        assertThat(b.differences(MANAGER)).isEmpty();
    }

    @Test
    void labels_of_others_go_where_the_topologys_are_exclusive() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        String id = Values.textOf(fleet.world.outputs(B), "node_id").orElseThrow();
        fleet.swarmOf("a")
                .byHand("nodes", id, node -> ((ObjectNode) node.path("Spec").path("Labels")).put("theirs", "1"));
        Entries plain = Fleet.spec("worker").with("exclusive", Values.bool(true));
        Entries exclusive = plain.with("other_labels", Values.texts(List.of()));
        Replan b = new Replan(fleet.world, fleet.node, B, Fleet.spec("worker"));

        assertThat(b.differences(Fleet.spec("worker"))).isEmpty();
        assertThat(b.differences(exclusive).toString()).contains("other_labels", "theirs");
        b.to(exclusive);

        assertThat(b.differences(exclusive)).isEmpty();
        b.to(Fleet.spec("worker"));
        assertThat(b.differences(Fleet.spec("worker"))).isEmpty();
        assertThat(fleet.swarmOf("a").objects("nodes").toString()).doesNotContain("theirs");
        assertThat(NodeType.resource(Address.of("host", "b"), Entries.NONE.with("exclusive", Values.bool(true)), "")
                        .spec()
                        .entries())
                .containsKey("other_labels");
    }

    @Test
    void the_last_node_that_joins_makes_the_tokens_anew_where_that_is_asked_for() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c").formed("a=manager");
        String before = fleet.swarmOf("a").token("worker");
        Entries worker = Fleet.spec("worker");
        FakePlanned planned = new FakePlanned()
                .wants(Cluster.ADDRESS, Entries.NONE.with("rotate_after_join", Values.bool(true)))
                .wants(B, worker)
                .wants(C, worker)
                .changes(new Change.Create(B, worker, false))
                .changes(new Change.Create(C, worker, false));
        NodeType type = new NodeType();
        List<Step> first = type.steps(planned.change(B), planned);
        List<Step> last = type.steps(planned.change(C), planned);

        assertThat(first).noneMatch(RotateJoinTokens.class::isInstance);
        assertThat(last).last().isEqualTo(new RotateJoinTokens(C));
        fleet.world.run(first);
        fleet.world.run(last);
        assertThat(fleet.swarmOf("a").token("worker")).isNotEqualTo(before);
        assertThat(new Replan(fleet.world, fleet.swarm, Cluster.ADDRESS, Entries.NONE).differences(Entries.NONE))
                .isEmpty();
    }

    private static void replaced(Fleet fleet, Address node, Entries spec) throws Exception {
        fleet.world.run(fleet.node.steps(new Change.Replace(node, spec, spec, List.of()), Fleet.staying()));
    }
}

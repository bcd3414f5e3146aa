package io.skep.swarm.disaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.cluster.Headless;
import io.skep.swarm.cluster.Managers;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two of three managers are lost: what is said, what is done, and how three come back. */
class RecoveryTest {

    private static final Address A = Address.of("host", "a");
    private static final String STAMP = "2026-11-22T020000Z";

    private static Fleet lost() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c", "w").formed("a=manager", "b=manager", "c=manager", "w=worker");
        for (String name : List.of("b", "c")) {
            fleet.engine(name).silence();
            fleet.world.silence(name);
        }
        fleet.engine("a").answers(RaftCommands.keep("/var/lib/docker", STAMP), new Output(0, "", ""));
        return fleet;
    }

    private static State state(Fleet fleet) {
        TreeMap<Address, Recorded> resources = new TreeMap<>();
        Entries spec = Entries.NONE.with("data_path_port", Values.number(7777));
        Address node = A.as("node");
        resources.put(node, Recorded.settled(node, Entries.NONE, fleet.world.outputs(node), new TreeSet<>()));
        resources.put(Cluster.ADDRESS, Recorded.settled(Cluster.ADDRESS, spec, Entries.NONE, new TreeSet<>()));
        return new State("lineage", 1, "shop", resources, new TreeMap<>());
    }

    private static List<Step> recovery(Fleet fleet) {
        return Disasters.recovery(state(fleet), A, STAMP);
    }

    @Test
    void a_lost_majority_is_told_with_who_answers_who_does_not_and_what_to_type() throws Exception {
        Fleet fleet = lost();

        assertThat(Managers.find(fleet.world)).isInstanceOfSatisfying(Managers.Found.Silent.class, silent -> {
            assertThat(silent.headless()).hasValueSatisfying(headless -> {
                assertThat(headless.lost()).isTrue();
                assertThat(headless.answering()).containsExactly(A);
            });
            assertThat(silent.why())
                    .isEqualTo("the swarm has lost its majority: of its 3 managers only 1 answers (a) and 2 are needed,"
                            + " so nothing can be changed (b: no route to host; c: no route to host). Bring one of"
                            + " the others back, or, where they are lost for good, type: skep swarm recover");
        });
        for (Address address : List.of(Fleet.node("a"), Fleet.node("w"))) {
            assertThat(fleet.look(address, "manager")).isInstanceOf(Seen.Unreachable.class);
        }
        assertThat(fleet.world.look(fleet.swarm, Cluster.ADDRESS, Optional.of(Entries.NONE)))
                .isInstanceOf(Seen.Unreachable.class);
    }

    @Test
    void managers_that_all_answer_and_have_no_leader_are_no_disaster() {
        Headless choosing = new Headless(new TreeSet<>(List.of(A, Address.of("host", "b"))), new TreeMap<>());

        assertThat(choosing.lost()).isFalse();
        assertThat(choosing.words())
                .contains("has no leader at the moment", "port 2377")
                .doesNotContain("recover");
    }

    @Test
    void the_best_manager_goes_on_alone_with_all_there_is_and_no_ghost_of_another_manager() throws Exception {
        Fleet fleet = lost();
        String cluster = Values.textOf(fleet.world.outputs(Cluster.ADDRESS), "cluster_id")
                .orElseThrow();

        fleet.world.run(recovery(fleet));

        assertThat(fleet.swarmOf("a").objects("nodes"))
                .extracting(node -> node.path("Description").path("Hostname").asString(""))
                .containsExactlyInAnyOrder("a", "w");
        assertThat(Values.textOf(fleet.world.outputs(Cluster.ADDRESS), "cluster_id"))
                .hasValue(cluster);
        assertThat(fleet.engine("a").requests())
                .filteredOn(request -> request.contains("ForceNewCluster"))
                .singleElement()
                .asString()
                .contains("\"ForceNewCluster\":true", "\"DataPathPort\":7777", "\"AdvertiseAddr\":\"10.0.0.10\"")
                .doesNotContain("AutoLock");
        assertThat(fleet.engine("a").commands().getFirst())
                .isEqualTo(RaftCommands.keep("/var/lib/docker", STAMP).line());
        assertThat(fleet.world.lines()).anyMatch(line -> line.contains("Removed manager b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void broken_off_after_any_step_and_typed_again_it_comes_to_the_same(int done) throws Exception {
        Fleet fleet = lost();
        fleet.world.run(recovery(fleet).subList(0, done));

        fleet.world.run(recovery(fleet));

        assertThat(fleet.swarmOf("a").objects("nodes")).hasSize(2);
        assertThat(fleet.engine("a").requests())
                .filteredOn(request -> request.contains("ForceNewCluster"))
                .hasSize(1);
    }

    @Test
    void what_is_left_of_a_broken_off_recovery_is_found() throws Exception {
        Fleet fleet = lost();
        fleet.world.run(recovery(fleet).subList(0, 2));

        assertThat(unfinished(fleet)).isEmpty();
        fleet.engine("a")
                .answers(
                        RaftCommands.copies("/var/lib/docker"),
                        new Output(0, "/var/lib/docker/swarm-before-now\n", ""));
        assertThat(unfinished(fleet)).hasValueSatisfying(unfinished -> {
            assertThat(unfinished.host()).isEqualTo(A);
            assertThat(unfinished.left()).hasSize(2).first().asString().startsWith("b (");
        });
        fleet.world.run(recovery(fleet));
        assertThat(unfinished(fleet)).isEmpty();
    }

    private static Optional<Unfinished> unfinished(Fleet fleet) throws Exception {
        return Unfinished.on(fleet.world, (Managers.Found.Reached) Managers.find(fleet.world));
    }

    @Test
    void a_manager_that_is_another_node_than_the_recorded_one_is_not_forced() throws Exception {
        Fleet fleet = lost();
        List<Step> steps = recovery(fleet);
        String other =
                Values.textOf(fleet.world.outputs(Fleet.node("b")), "node_id").orElseThrow();
        fleet.engine("a").member().become("active", other, fleet.swarmOf("a"));

        assertThatThrownBy(() -> fleet.world.run(steps))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("a is the node " + other + " of some swarm")
                .hasMessageContaining("it was left as it is");
        assertThat(fleet.engine("a").requests()).noneMatch(request -> request.contains("ForceNewCluster"));
    }

    @Test
    void a_key_that_cannot_be_read_is_not_taken_for_one_that_is_not_encrypted() throws Exception {
        Fleet fleet = lost();
        fleet.engine("a")
                .answers(
                        RaftCommands.locks("/var/lib/docker"), new Output(2, "", "grep: swarm-node.key: No such file"));

        assertThatThrownBy(() -> fleet.world.run(recovery(fleet)))
                .hasMessageContaining("whether it is autolocked cannot be seen")
                .hasMessageContaining("No such file");
        assertThat(fleet.engine("a").requests()).noneMatch(request -> request.contains("ForceNewCluster"));
    }

    @Test
    void lost_managers_that_come_back_empty_join_again_as_an_ordinary_plan_has_them() throws Exception {
        Fleet fleet = lost();
        fleet.world.run(recovery(fleet));
        for (String name : List.of("b", "c")) {
            fleet.engine(name).member().become("inactive", "", null);
            fleet.engine(name).wake();
            fleet.world.with(name, fleet.engine(name).address(), fleet.engine(name));

            assertThat(fleet.look(Fleet.node(name), "manager")).isInstanceOf(Seen.Absent.class);
            fleet.world.forget(Fleet.node(name));
            fleet.world.run(fleet.join(Fleet.node(name), "manager"));
        }

        assertThat(fleet.swarmOf("a").objects("nodes"))
                .filteredOn(node -> node.has("ManagerStatus"))
                .hasSize(3);
    }

    @Test
    void nothing_is_forced_where_the_others_came_back_meanwhile() throws Exception {
        Fleet fleet = lost();
        fleet.engine("b").wake();

        assertThatThrownBy(() -> fleet.world.run(recovery(fleet)))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("nothing to recover from");
        assertThat(fleet.swarmOf("a").objects("nodes")).hasSize(4);
    }

    @Test
    void an_autolocked_manager_is_refused_before_anything_is_done_to_it() throws Exception {
        Fleet fleet = lost();
        fleet.engine("a").answers(RaftCommands.locks("/var/lib/docker"), new Output(0, "", ""));
        int before = fleet.engine("a").writes().size();

        assertThatThrownBy(() -> fleet.world.run(recovery(fleet))).hasMessageContaining("autolocked");
        fleet.engine("a").member().inTrouble("locked", "locked");
        assertThatThrownBy(() -> fleet.world.run(recovery(fleet))).hasMessageContaining("autolocked");

        assertThat(fleet.engine("a").writes()).hasSize(before);
    }

    @Test
    void a_raft_log_that_cannot_be_kept_ends_it_before_anything_else() throws Exception {
        Fleet fleet = lost();
        fleet.engine("a")
                .answers(RaftCommands.keep("/var/lib/docker", STAMP), new Output(1, "", "cp: No space left on device"));

        assertThatThrownBy(() -> fleet.world.run(recovery(fleet)))
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("nothing was changed");
        assertThat(fleet.engine("a").requests()).noneMatch(request -> request.contains("ForceNewCluster"));
    }
}

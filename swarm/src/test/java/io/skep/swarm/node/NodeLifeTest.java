package io.skep.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.Step;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.cluster.InitSwarm;
import io.skep.swarm.fake.FakeEngine;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.fake.FakeWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class NodeLifeTest {

    private static final Address A = Fleet.node("a");
    private static final Address B = Fleet.node("b");
    private static final Address C = Fleet.node("c");

    @Test
    void a_node_that_a_broken_off_run_made_a_manager_is_demoted_where_it_is_to_be_a_worker() {
        FakePlanned planned =
                Fleet.staying().saw(Fleet.node("a"), new Seen.Present(Fleet.spec("manager"), Entries.NONE));

        assertThat(new NodeType().steps(new Change.Create(Fleet.node("a"), Fleet.spec("worker"), true), planned))
                .extracting(step -> step.getClass().getSimpleName())
                .containsExactly("JoinNode", "DemoteNode", "ApplyNodeSettings");
        assertThat(new NodeType().steps(new Change.Create(Fleet.node("a"), Fleet.spec("manager"), true), planned))
                .extracting(step -> step.getClass().getSimpleName())
                .containsExactly("JoinNode", "ApplyNodeSettings");
    }

    @Test
    void a_worker_joins_with_a_token_that_stays_in_one_request() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");

        assertThat(fleet.engine("b").requests())
                .filteredOn(request -> request.contains("/swarm/join"))
                .singleElement()
                .asString()
                .contains(
                        "\"AdvertiseAddr\":\"10.0.0.11\"",
                        "\"RemoteAddrs\":[\"10.0.0.10:2377\"]",
                        "\"Availability\":\"active\"");
        String everything = fleet.world.lines()
                + fleet.world.outputs("node").toString()
                + fleet.world.outputs("swarm")
                + fleet.join(B, "worker")
                + fleet.engine("a").commands()
                + fleet.engine("b").commands();
        assertThat(everything).doesNotContain("SWMTKN").doesNotContain("secretof");
        assertThat(fleet.engine("a").requests().toString()).doesNotContain("SWMTKN");
    }

    @Test
    void joining_twice_joins_once() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        fleet.world.run(fleet.join(B, "worker"));
        fleet.world.forget(B);
        fleet.world.run(fleet.join(B, "worker"));

        assertThat(fleet.engine("b").writes()).containsExactly("POST /swarm/join");
        assertThat(fleet.swarmOf("a").objects("nodes")).hasSize(2);
    }

    @Test
    void a_token_of_another_authority_is_refused_without_quoting_it() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager");
        Entries tampered = fleet.world.outputs(Cluster.ADDRESS).with("ca_digest", Values.text("0".repeat(50)));
        FakeWorld world = new FakeWorld(Fleet.OURS) {
            @Override
            public Entries outputs(Address address) {
                return address.equals(Cluster.ADDRESS) ? tampered : super.outputs(address);
            }
        };
        fleet.engines.forEach((name, engine) -> world.with(name, engine.address(), engine));

        assertThatThrownBy(() -> world.run(fleet.join(B, "worker")))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("another certificate authority")
                .message()
                .doesNotContain("SWMTKN")
                .doesNotContain("secretof");
        assertThat(fleet.engine("b").writes()).isEmpty();
    }

    @Test
    void a_node_is_seen_with_what_was_asked_for() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        Seen.Present seen = (Seen.Present) fleet.look(B, "worker");
        assertThat(seen.values()).isEqualTo(Fleet.spec("worker"));
        assertThat(Values.textOf(seen.outputs(), "address")).contains("10.0.0.11");
        assertThat(Values.textOf(seen.outputs(), "hostname")).contains("b");
    }

    @Test
    void labels_of_others_stay_and_those_no_longer_wanted_go() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        String id = Values.textOf(fleet.world.outputs(A), "node_id").orElseThrow();
        fleet.swarmOf("a")
                .byHand(
                        "nodes",
                        id,
                        node -> ((ObjectNode) node.path("Spec").path("Labels"))
                                .put("size", "huge")
                                .put("theirs", "1")
                                .put("old", "x"));
        Entries before = ((Seen.Present) fleet.look(A, "manager")).values();
        assertThat(Values.textMapOf(before, "labels")).isEqualTo(Map.of("size", "huge", "theirs", "1", "old", "x"));

        List<Difference> differences =
                List.of(new Difference("labels[\"old\"]", Values.text("x"), Value.NOTHING, false));
        fleet.world.run(
                fleet.node.steps(new Change.Update(A, before, Fleet.spec("manager"), differences), Fleet.staying()));

        Entries after = ((Seen.Present) fleet.look(A, "manager")).values();
        assertThat(Values.textMapOf(after, "labels")).isEqualTo(Map.of("size", "small", "theirs", "1"));
    }

    @Test
    void a_removed_worker_is_drained_leaves_and_its_entry_goes() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        fleet.world.run(fleet.removal(B, "worker"));

        assertThat(fleet.engine("b").member().state()).isEqualTo("inactive");
        assertThat(fleet.swarmOf("a").objects("nodes")).hasSize(1);
        String id = Values.textOf(fleet.world.outputs(B), "node_id").orElseThrow();
        assertThat(fleet.engine("a")
                        .writes()
                        .subList(
                                fleet.engine("a").writes().size() - 2,
                                fleet.engine("a").writes().size()))
                .containsExactly("POST /nodes/" + id + "/update", "DELETE /nodes/" + id);
        assertThat(fleet.look(B, "worker")).isEqualTo(new Seen.Absent());
    }

    @Test
    void a_demoted_manager_leaves_when_it_has_learnt_of_it() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c").formed("a=manager", "b=manager", "c=manager");
        fleet.engine("b").member().unaware(true);
        List<Step> steps = fleet.removal(B, "manager");
        fleet.world.run(steps.subList(0, 2));
        fleet.world.everyPause(() -> fleet.engine("b").member().unaware(false));
        fleet.world.run(steps.subList(2, steps.size()));

        assertThat(fleet.engine("b").member().state()).isEqualTo("inactive");
        assertThat(fleet.engine("b").requests())
                .filteredOn(request -> request.contains("/swarm/leave"))
                .singleElement()
                .asString()
                .contains("force=false");
        assertThat(fleet.swarmOf("a").objects("nodes")).hasSize(2);
    }

    @Test
    void a_join_that_was_broken_off_and_is_pending_is_waited_for() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager");
        fleet.engine("b").member().inTrouble("pending", "");
        assertThat(fleet.world.look(fleet.node, B, Optional.empty())).isEqualTo(new Seen.Absent());

        fleet.world.everyPause(() -> fleet.engine("b").member().inTrouble("inactive", ""));
        fleet.world.run(fleet.join(B, "worker"));
        assertThat(fleet.swarmOf("a").objects("nodes")).hasSize(2);
    }

    @Test
    void a_join_that_was_broken_off_and_failed_is_left_by_force_and_made_again() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager");
        fleet.engine("b").member().inTrouble("error", "context deadline exceeded");
        assertThat(fleet.world.look(fleet.node, B, Optional.empty())).isEqualTo(new Seen.Absent());

        fleet.world.run(fleet.join(B, "worker"));
        assertThat(fleet.engine("b").writes()).containsExactly("POST /swarm/leave", "POST /swarm/join");
        assertThat(fleet.swarmOf("a").objects("nodes")).hasSize(2);
    }

    @Test
    void removing_twice_does_no_harm() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        fleet.world.run(fleet.removal(B, "worker"));
        fleet.world.run(fleet.removal(B, "worker"));
        assertThat(fleet.swarmOf("a").objects("nodes")).hasSize(1);
    }

    @Test
    void a_node_whose_host_is_gone_is_seen_as_not_joined_and_its_entry_is_removed() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        fleet.engine("b").silence();
        fleet.world.vanish("b");

        Seen.Present seen = (Seen.Present) fleet.look(B, "worker");
        assertThat(Values.boolOf(seen.values(), "joined")).contains(false);
        fleet.world.run(fleet.removal(B, "worker"));
        assertThat(fleet.swarmOf("a").objects("nodes")).hasSize(1);
    }

    @Test
    void a_host_that_does_not_answer_proves_nothing_about_its_node() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        fleet.world.silence("b");
        Seen.Present seen = (Seen.Present) fleet.look(B, "worker");
        assertThat(Values.boolOf(seen.values(), "joined")).contains(true);
    }

    @Test
    void a_node_that_left_by_hand_is_made_anew_and_leaves_no_ghost() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        String old = Values.textOf(fleet.world.outputs(B), "node_id").orElseThrow();
        fleet.engine("b").member().become("inactive", "", null);
        Seen.Present seen = (Seen.Present) fleet.look(B, "worker");

        fleet.world.run(fleet.node.steps(
                new Change.Replace(B, seen.values(), Fleet.spec("worker"), List.of()), Fleet.staying()));

        assertThat(fleet.swarmOf("a").objects("nodes"))
                .hasSize(2)
                .noneMatch(node -> node.path("ID").asString("").equals(old));
        assertThat(((Seen.Present) fleet.look(B, "worker")).values()).isEqualTo(Fleet.spec("worker"));
    }

    @Test
    void a_node_whose_entry_was_removed_by_force_leaves_and_joins_anew() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        String id = Values.textOf(fleet.world.outputs(B), "node_id").orElseThrow();
        fleet.engine("b").silence();
        fleet.world.run(List.of(new RemoveNode(B)));
        fleet.engine("b").wake();

        assertThat(fleet.look(B, "worker")).isEqualTo(new Seen.Absent());
        fleet.world.run(fleet.join(B, "worker"));
        assertThat(Values.textOf(fleet.world.outputs(B), "node_id").orElseThrow())
                .isNotEqualTo(id);
    }

    @Test
    void a_host_in_a_swarm_of_others_is_foreign_and_is_not_touched() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager");
        FakeWorld theirs = new FakeWorld(new Ownership("theirs", "another")).with("b", "10.0.0.11", fleet.engine("b"));
        theirs.run(List.of(new InitSwarm(Cluster.ADDRESS, B.as("host"), Entries.NONE, Entries.NONE)));
        int before = fleet.engine("b").writes().size();

        assertThat(fleet.world.look(fleet.node, B, Optional.empty()))
                .isInstanceOfSatisfying(
                        Seen.Foreign.class,
                        foreign -> assertThat(foreign.why()).contains("b is in a swarm that skep did not make"));
        assertThatThrownBy(() -> fleet.world.run(fleet.join(B, "worker")))
                .hasMessageContaining("docker swarm leave --force");
        assertThat(fleet.engine("b").writes()).hasSize(before);
    }

    @Test
    void a_host_that_was_removed_while_it_was_cut_off_leaves_what_is_left_and_joins_anew() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        fleet.engine("b").silence();
        fleet.world.run(fleet.removal(B, "worker"));
        fleet.world.forget(B);
        fleet.engine("b").wake();
        assertThat(fleet.engine("b").member().state()).isEqualTo("active");

        assertThat(fleet.world.look(fleet.node, B, Optional.empty())).isEqualTo(new Seen.Absent());
        fleet.world.run(fleet.join(B, "worker"));

        assertThat(fleet.engine("b").writes()).endsWith("POST /swarm/leave", "POST /swarm/join");
        assertThat(fleet.look(B, "worker")).isInstanceOf(Seen.Present.class);
    }

    @Test
    void a_worker_of_managers_that_are_not_ours_is_foreign() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager");
        Fleet theirs = new Fleet("x");
        FakeWorld world = new FakeWorld(new Ownership("theirs", "another"))
                .with("x", "10.9.9.9", new FakeEngine("x", "10.9.9.9"))
                .with("b", "10.0.0.11", fleet.engine("b"));
        world.run(List.of(new InitSwarm(Cluster.ADDRESS, Address.of("host", "x"), Entries.NONE, Entries.NONE)));
        world.run(theirs.join(Fleet.node("x"), "manager"));
        world.run(theirs.join(B, "worker"));

        assertThat(fleet.world.look(fleet.node, B, Optional.empty())).isInstanceOf(Seen.Foreign.class);
    }

    @Test
    void a_locked_engine_is_named_with_its_own_words() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager");
        fleet.engine("b").member().inTrouble("locked", "Swarm is encrypted and needs to be unlocked");
        assertThatThrownBy(() -> fleet.world.run(fleet.join(B, "worker")))
                .hasMessageContaining("b: it is in another swarm (locked: Swarm is encrypted");
    }

    @Test
    void without_any_manager_that_answers_a_recorded_node_is_unreachable() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        fleet.world.silence("a");
        assertThat(fleet.look(B, "worker")).isInstanceOf(Seen.Unreachable.class);
    }

    @Test
    void on_a_fresh_host_a_node_is_absent_without_asking_anybody() throws Exception {
        Fleet fleet = new Fleet("a");
        assertThat(fleet.world.look(fleet.node, C, Optional.empty())).isEqualTo(new Seen.Absent());
    }

    @Test
    void another_manager_is_asked_when_the_first_does_not_answer() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c").formed("a=manager", "b=manager", "c=manager");
        fleet.engine("a").silence();
        fleet.world.run(List.of(new ApplyNodeSettings(
                C, Fleet.spec("manager").with("availability", Values.text("pause")), Entries.NONE)));
        assertThat(Values.textOf(((Seen.Present) fleet.look(C, "manager")).values(), "availability"))
                .contains("pause");
    }

    @Test
    void the_swarm_ends_when_its_last_manager_leaves() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        for (String member : List.of("b=worker", "a=manager")) {
            fleet.world.run(fleet.node.steps(
                    new Change.Delete(Fleet.node(member), Fleet.spec(member.split("=", 2)[1]), "destroy"),
                    new FakePlanned()));
        }
        assertThat(fleet.engine("a").member().state()).isEqualTo("inactive");
        assertThat(fleet.engine("b").member().state()).isEqualTo("inactive");
    }

    @Test
    void a_swarm_with_services_of_others_is_not_ended() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        new io.skep.swarm.engineapi.EngineApi("a", fleet.engine("a"))
                .post(
                        new io.skep.swarm.engineapi.Route("/services/create"),
                        io.skep.swarm.engineapi.Json.parse(
                                "{\"Name\":\"theirs\",\"TaskTemplate\":{\"ContainerSpec\":{\"Image\":\"x\"}},\"Mode\":{\"Replicated\":{\"Replicas\":1}}}"));
        assertThatThrownBy(() -> fleet.world.run(
                        fleet.node.steps(new Change.Delete(A, Fleet.spec("manager"), "destroy"), new FakePlanned())))
                .hasMessageContaining("services that skep did not make run in it: theirs");
        assertThat(fleet.engine("a").member().state()).isEqualTo("active");
    }
}

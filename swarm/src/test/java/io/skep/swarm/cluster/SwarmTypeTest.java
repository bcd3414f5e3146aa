package io.skep.swarm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Ownership;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.fake.FakeEngine;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.fake.FakeWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwarmTypeTest {

    private static final Entries SPEC = Entries.NONE
            .with("task_history_limit", Values.number(3))
            .with("dispatcher_heartbeat", Values.text("7s"))
            .with("subnet_size", Values.number(26))
            .with("labels", Values.textEntries(Map.of("team", "blue")));

    @Test
    void the_document_that_begins_a_swarm_marks_it_as_ours() {
        assertThat(Json.write(ClusterDocument.init(
                        SPEC, new NodeAddresses("0.0.0.0:2377", "10.0.0.10", Optional.empty()), Fleet.OURS)))
                .isEqualTo("""
                        {"ListenAddr":"0.0.0.0:2377","AdvertiseAddr":"10.0.0.10","SubnetSize":26,"Spec":{"Labels":{\
                        "io.skep.topology":"shop","io.skep.lineage":"3f0c6f3e-0000-4000-8000-000000000001",\
                        "io.skep.address":"swarm.cluster","team":"blue"},\
                        "Orchestration":{"TaskHistoryRetentionLimit":3},"Dispatcher":{"HeartbeatPeriod":7000000000}}}\
                        """);
    }

    @Test
    void an_update_keeps_what_skep_does_not_know() {
        var current = Json.parse(
                "{\"Name\":\"default\",\"Raft\":{\"ElectionTick\":10},\"Labels\":{\"theirs\":\"1\",\"old\":\"x\"}}");
        Entries dropped = Entries.NONE.with("labels", Values.texts(List.of("old")));
        String patched = Json.write(
                ClusterDocument.patch((tools.jackson.databind.node.ObjectNode) current, SPEC, dropped, Fleet.OURS));
        assertThat(patched)
                .startsWith("{\"Name\":\"default\",\"Raft\":{\"ElectionTick\":10},\"Labels\":{\"theirs\":\"1\",")
                .doesNotContain("old");
    }

    @Test
    void the_swarm_begins_on_the_wanted_manager_with_the_smallest_address() {
        FakePlanned planned = new FakePlanned()
                .wants(Address.of("node", "a"), Fleet.spec("worker"))
                .wants(Address.of("node", "c"), Fleet.spec("manager"))
                .wants(Address.of("node", "b"), Fleet.spec("manager"));
        assertThat(new SwarmType().steps(new Change.Create(Cluster.ADDRESS, SPEC, false), planned))
                .containsExactly(new InitSwarm(Cluster.ADDRESS, Address.of("host", "b"), SPEC, Entries.NONE));
    }

    @Test
    void beginning_twice_begins_once() throws Exception {
        Fleet fleet = new Fleet("a");
        var steps = List.<io.skep.plans.apply.Step>of(
                new InitSwarm(Cluster.ADDRESS, Address.of("host", "a"), SPEC, Entries.NONE));
        fleet.world.run(steps);
        fleet.world.run(steps);

        assertThat(fleet.engine("a").writes()).containsExactly("POST /swarm/init");
        assertThat(fleet.world.outputs(Cluster.ADDRESS).entries())
                .containsOnlyKeys("cluster_id", "ca_digest", "manager");
    }

    @Test
    void a_formed_swarm_is_seen_with_what_was_asked_for() throws Exception {
        Fleet fleet = new Fleet("a");
        fleet.world.run(List.of(new InitSwarm(Cluster.ADDRESS, Address.of("host", "a"), SPEC, Entries.NONE)));

        Seen.Present seen = (Seen.Present) fleet.world.look(fleet.swarm, Cluster.ADDRESS, Optional.of(SPEC));
        SPEC.entries()
                .forEach((name, wanted) -> assertThat(seen.values().get(name)).isEqualTo(wanted));
        assertThat(fleet.engine("a").requests()).noneMatch(request -> request.contains("/swarm "));
    }

    @Test
    void a_swarm_that_a_broken_off_run_began_is_found_by_its_labels() throws Exception {
        Fleet fleet = new Fleet("a", "b");
        fleet.world.run(List.of(new InitSwarm(Cluster.ADDRESS, Address.of("host", "b"), SPEC, Entries.NONE)));
        fleet.world.forget(Cluster.ADDRESS);

        assertThat(fleet.world.look(fleet.swarm, Cluster.ADDRESS, Optional.empty()))
                .isInstanceOf(Seen.Present.class);
        assertThat(Values.textOf(fleet.world.outputs(Cluster.ADDRESS), "manager"))
                .contains("host.b");
    }

    @Test
    void a_swarm_that_has_no_recorded_node_ends_when_it_is_removed() throws Exception {
        Fleet fleet = new Fleet("a");
        fleet.world.run(List.of(new InitSwarm(Cluster.ADDRESS, Address.of("host", "a"), SPEC, Entries.NONE)));
        for (int time = 0; time < 2; time++) {
            fleet.world.run(fleet.swarm.steps(new Change.Delete(Cluster.ADDRESS, SPEC, "destroy"), new FakePlanned()));
        }
        assertThat(fleet.engine("a").member().state()).isEqualTo("inactive");
        assertThat(fleet.engine("a").writes()).containsExactly("POST /swarm/init", "POST /swarm/leave");
    }

    @Test
    void removing_a_swarm_does_nothing_to_a_host_that_is_gone_or_in_another_swarm_by_now() throws Exception {
        Fleet fleet = new Fleet("a", "b");
        var end = List.<io.skep.plans.apply.Step>of(new EndSwarm(Cluster.ADDRESS));
        fleet.world.run(List.of(new InitSwarm(Cluster.ADDRESS, Address.of("host", "a"), SPEC, Entries.NONE)));
        Entries recorded = fleet.world.outputs(Cluster.ADDRESS);
        fleet.world.run(end);
        FakeWorld theirs = new FakeWorld(new Ownership("theirs", "another")).with("a", "10.0.0.10", fleet.engine("a"));
        theirs.run(List.of(new InitSwarm(Cluster.ADDRESS, Address.of("host", "a"), Entries.NONE, Entries.NONE)));
        fleet.world.run(end);
        assertThat(fleet.engine("a").member().state()).isEqualTo("active");
        assertThat(recorded).isEqualTo(fleet.world.outputs(Cluster.ADDRESS));
        fleet.world.vanish("a");
        fleet.world.run(end);
    }

    @Test
    void a_swarm_of_others_is_left_alone() throws Exception {
        FakeEngine engine = new FakeEngine("a", "10.0.0.10");
        FakeWorld theirs = new FakeWorld(new Ownership("theirs", "another")).with("a", "10.0.0.10", engine);
        theirs.run(List.of(new InitSwarm(Cluster.ADDRESS, Address.of("host", "a"), Entries.NONE, Entries.NONE)));
        FakeWorld ours = new FakeWorld(Fleet.OURS).with("a", "10.0.0.10", engine);

        assertThatThrownBy(() ->
                        ours.run(List.of(new InitSwarm(Cluster.ADDRESS, Address.of("host", "a"), SPEC, Entries.NONE))))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("a is in a swarm already")
                .hasMessageContaining("topology \"theirs\"")
                .hasMessageContaining("docker swarm leave --force");
    }

    @Test
    void managers_that_do_not_answer_make_the_swarm_unreachable_not_absent() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.silence("a");
        assertThat(fleet.world.look(fleet.swarm, Cluster.ADDRESS, Optional.of(SPEC)))
                .isInstanceOf(Seen.Unreachable.class);
    }

    @Test
    void a_swarm_whose_only_host_is_gone_for_certain_is_absent() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        LookOnly window = new LookOnly(fleet.world);
        fleet.world.vanish("a");
        assertThat(fleet.swarm.look(
                        window,
                        new io.skep.plans.resource.Target(
                                Cluster.ADDRESS,
                                Optional.empty(),
                                Optional.of(SPEC),
                                fleet.world.outputs(Cluster.ADDRESS))))
                .isEqualTo(new Seen.Absent());
    }

    @Test
    void the_address_that_is_advertised_is_an_address_even_where_the_host_is_reached_by_name() throws Exception {
        FakeEngine engine = new FakeEngine("a", "10.0.0.10");
        FakeWorld world = new FakeWorld(Fleet.OURS).with("a", "a.example.org", engine);
        engine.answers(
                Command.reading("getent", "ahostsv4", "a.example.org"),
                new Output(0, "10.0.0.10     STREAM a.example.org\n10.0.0.10     DGRAM\n", ""));
        assertThat(AdvertiseAddress.of(world, Address.of("host", "a"), Entries.NONE))
                .isEqualTo("10.0.0.10");
    }

    @Test
    void the_private_address_of_a_host_is_advertised_before_the_one_it_is_reached_by() throws Exception {
        FakeWorld world = new FakeWorld(Fleet.OURS) {
            @Override
            public Entries outputs(Address address) {
                return super.outputs(address).with("private_address", Values.text("10.1.0.5"));
            }
        };
        world.with("a", "198.51.100.7", new FakeEngine("a", "198.51.100.7"));
        assertThat(AdvertiseAddress.of(world, Address.of("host", "a"), Entries.NONE))
                .isEqualTo("10.1.0.5");
    }

    @Test
    void a_host_that_knows_itself_only_as_loopback_needs_an_address_to_advertise() {
        FakeEngine engine = new FakeEngine("a", "10.0.0.10");
        FakeWorld world = new FakeWorld(Fleet.OURS).with("a", "a.example.org", engine);
        engine.answers(
                Command.reading("getent", "ahostsv4", "a.example.org"), new Output(0, "127.0.1.1 STREAM a\n", ""));
        assertThatThrownBy(() -> AdvertiseAddress.of(world, Address.of("host", "a"), Entries.NONE))
                .hasMessageContaining("advertise_addr");
    }

    @Test
    void settings_are_changed_through_a_manager_and_only_when_they_differ() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(List.of(new UpdateSwarm(Cluster.ADDRESS, SPEC, Entries.NONE)));
        fleet.world.run(List.of(new UpdateSwarm(Cluster.ADDRESS, SPEC, Entries.NONE)));
        assertThat(fleet.engine("a").writes().stream().filter("POST /swarm/update"::equals))
                .hasSize(1);
    }

    @Test
    void the_digest_of_a_trust_root_is_fifty_letters_in_base_36() {
        assertThat(Cluster.digest("")).hasSize(50).matches("[0-9a-z]+");
    }

    @Test
    void a_setting_that_is_no_longer_named_is_the_usual_one_again() {
        Entries dropped = ClusterDocument.dropped(List.of(new io.skep.plans.resource.Difference(
                "task_history_limit", Values.number(3), io.skep.plans.text.value.Value.NOTHING, false)));
        assertThat(Json.write(ClusterDocument.patch(Json.object(), Entries.NONE, dropped, Fleet.OURS)))
                .endsWith("\"Orchestration\":{\"TaskHistoryRetentionLimit\":5}}");
    }
}

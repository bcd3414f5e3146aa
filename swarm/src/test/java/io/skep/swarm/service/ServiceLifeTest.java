package io.skep.swarm.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.network.NetworkType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ServiceLifeTest {

    private static final Address WEB = Address.of("service", "web");
    private final ServiceType type = new ServiceType();

    @Test
    void services_that_bear_our_marks_are_listed_without_a_record() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(spec(1)));

        assertThat(type.ours(fleet.world)).singleElement().satisfies(owned -> {
            assertThat(owned.address()).isEqualTo(WEB);
            assertThat(owned.owner()).isEqualTo(Fleet.OURS);
        });
    }

    @Test
    void a_service_converges_and_is_seen_as_asked_for() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(spec(3)));
        assertThat(seen(fleet, spec(3)).values()).isEqualTo(spec(3));
        assertThat(fleet.world.lines()).contains("web.1 on a running", "web.2 on b running", "web.3 on a running");
    }

    @Test
    void creating_it_again_after_a_broken_off_run_makes_one_service() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(spec(2)));
        fleet.world.run(create(spec(3)));
        assertThat(fleet.swarmOf("a").objects("services")).hasSize(1);
        assertThat(seen(fleet, spec(3)).values()).isEqualTo(spec(3));
    }

    @Test
    void a_second_look_reads_only() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(spec(2)));
        int writes = fleet.engine("a").writes().size();
        seen(fleet, spec(2));
        assertThat(fleet.engine("a").writes()).hasSize(writes);
    }

    @Test
    void a_service_scaled_by_hand_is_seen_and_put_back() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(spec(3)));
        fleet.swarmOf("a")
                .byHand(
                        "services",
                        "web",
                        service ->
                                ((ObjectNode) service.path("Spec").path("Mode").path("Replicated")).put("Replicas", 7));
        assertThat(seen(fleet, spec(3)).values().get("replicas")).isEqualTo(Values.number(7));

        fleet.world.run(update(spec(3), List.of()));
        assertThat(seen(fleet, spec(3)).values()).isEqualTo(spec(3));
    }

    @Test
    void labels_no_longer_wanted_go_and_those_of_others_stay() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(spec(1)));
        fleet.swarmOf("a")
                .byHand(
                        "services",
                        "web",
                        service -> ((ObjectNode) service.path("Spec").path("Labels")).put("theirs", "1"));
        Entries bare = spec(1).with("labels", Entries.NONE);
        fleet.world.run(
                update(bare, List.of(new Difference("labels[\"team\"]", Values.text("blue"), Value.NOTHING, false))));
        assertThat(Values.textMapOf(seen(fleet, bare).values(), "labels")).isEqualTo(Map.of("theirs", "1"));
    }

    @Test
    void a_bad_image_fails_soon_in_the_engines_words() throws Exception {
        Fleet fleet = fleet();
        fleet.swarmOf("a").lacks("web:9");
        assertThatThrownBy(() -> fleet.world.run(create(spec(2).with("image", Values.text("web:9")))))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        error -> assertThat(error.retryable()).isFalse())
                .hasMessageContaining(
                        "Service web did not converge, the same task breaks again and again: 0 of 2 tasks run.")
                .hasMessageContaining("web.1 on a: rejected: No such image: web:9 (3 times)");
    }

    @Test
    void an_update_paused_by_a_missing_image_goes_on_once_the_image_is_there() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(spec(2)));
        Entries next = spec(2).with("image", Values.text("web:9"));
        fleet.swarmOf("a").lacks("web:9");
        assertThatThrownBy(() -> fleet.world.run(update(next, List.of()))).hasMessageContaining("web:9");
        ended(fleet, "paused");
        fleet.swarmOf("a").has("web:9");

        fleet.world.run(update(next, List.of()));
        assertThat(fleet.swarmOf("a").objects("services")).singleElement().satisfies(service -> {
            assertThat(service.has("UpdateStatus")).isFalse();
            assertThat(service.path("Spec")
                            .path("TaskTemplate")
                            .path("ForceUpdate")
                            .asInt(0))
                    .isEqualTo(1);
        });
        assertThat(seen(fleet, next).values()).isEqualTo(next);
    }

    @Test
    void a_service_that_was_rolled_back_to_what_is_wanted_now_converges_and_keeps_its_tasks() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(spec(2)));
        List<ObjectNode> tasks = fleet.swarmOf("a").objects("tasks");
        ended(fleet, "rollback_completed");

        fleet.world.run(update(spec(2), List.of()));
        assertThat(fleet.swarmOf("a").objects("services"))
                .singleElement()
                .satisfies(service -> assertThat(service.has("UpdateStatus")).isFalse());
        assertThat(fleet.swarmOf("a").objects("tasks")).isEqualTo(tasks);
    }

    @Test
    void a_service_that_fits_no_node_fails_with_the_reason() throws Exception {
        Fleet fleet = fleet();
        Entries spec = spec(1).with("constraints", Values.texts(List.of("node.labels.size==tiny")));
        assertThatThrownBy(() -> fleet.world.run(create(spec)))
                .hasMessageContaining("tasks find no node")
                .hasMessageContaining("web.1: no suitable node (scheduling constraints not satisfied on 2 nodes)");
    }

    @Test
    void a_global_service_runs_on_every_node_that_fits() throws Exception {
        Fleet fleet = fleet();
        Entries global = ServiceDocument.settled(spec(1).with("mode", Values.text("global"))
                .with("constraints", Values.texts(List.of("node.role==worker"))));
        fleet.world.run(create(global));
        assertThat(fleet.world.lines()).contains("web on b running").doesNotContain("web on a running");
        assertThat(seen(fleet, global).values()).isEqualTo(global);
    }

    @Test
    void a_service_of_others_is_neither_taken_nor_removed() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(spec(1)));
        fleet.swarmOf("a")
                .byHand(
                        "services",
                        "web",
                        service -> ((ObjectNode) service.path("Spec").path("Labels")).removeAll());
        assertThat(fleet.world.look(type, WEB, Optional.of(spec(1)))).isInstanceOf(Seen.Foreign.class);
        assertThatThrownBy(() -> fleet.world.run(create(spec(1)))).hasMessageContaining("skep did not make it");
        fleet.world.run(type.steps(new Change.Delete(WEB, spec(1), "gone"), new FakePlanned()));
        assertThat(fleet.swarmOf("a").objects("services")).hasSize(1);
    }

    @Test
    void a_service_made_by_hand_can_be_taken_up_and_is_marked_when_it_is_changed() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(spec(1)));
        fleet.world.forget(WEB);
        fleet.swarmOf("a")
                .byHand(
                        "services",
                        "web",
                        service -> ((ObjectNode) service.path("Spec").path("Labels")).removeAll());
        int writes = fleet.engine("a").writes().size();

        Seen found = fleet.world.adopt(type, WEB, spec(1), "web");

        assertThat(found).isInstanceOf(Seen.Present.class).isEqualTo(fleet.world.look(type, WEB, Optional.of(spec(1))));
        assertThat(fleet.engine("a").writes()).hasSize(writes);
        fleet.world.run(type.steps(new Change.Update(WEB, spec(1), spec(2), List.of()), new FakePlanned()));
        fleet.world.forget(WEB);
        assertThat(seen(fleet, spec(2)).values()).isEqualTo(spec(2));
    }

    @Test
    void a_removed_service_is_gone_with_its_tasks() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(spec(3)));
        fleet.world.run(type.steps(new Change.Delete(WEB, spec(3), "gone"), new FakePlanned()));
        assertThat(fleet.swarmOf("a").objects("services")).isEmpty();
        assertThat(fleet.world.look(type, WEB, Optional.of(spec(3)))).isEqualTo(new Seen.Absent());
    }

    @Test
    void networks_are_written_by_id_and_seen_by_name() throws Exception {
        Fleet fleet = fleet();
        Address net = Address.of("network", "showcase");
        fleet.world.run(new NetworkType()
                .steps(
                        new Change.Create(net, Entries.NONE.with("driver", Values.text("overlay")), false),
                        new FakePlanned()));
        Entries spec =
                spec(1).with("networks", Values.texts(List.of("showcase"))).with("endpoint_mode", Values.text("dnsrr"));
        fleet.world.run(create(spec));
        String id = Values.textOf(fleet.world.outputs(net), "network_id").orElseThrow();
        assertThat(fleet.engine("a").requests().toString()).contains("\"Networks\":[{\"Target\":\"" + id + "\"}]");
        assertThat(seen(fleet, spec).values()).isEqualTo(spec);
    }

    @Test
    void a_port_of_the_mesh_fails_where_the_kernel_has_no_ip_vs() throws Exception {
        Fleet fleet = fleet();
        Entries spec = spec(1).with("port", new Items(List.of(port("ingress"))));
        assertThatThrownBy(() -> fleet.world.run(create(spec)))
                .hasMessageContaining("publishes port 8080 through the routing mesh")
                .hasMessageContaining("has no ip_vs")
                .hasMessageContaining("mode = \"host\"");
    }

    @Test
    void a_port_of_the_mesh_that_answers_is_fine() throws Exception {
        Fleet fleet = fleet();
        fleet.engine("a").answers(Carriage.balancing(), new Output(0, "", ""));
        fleet.engine("a").answers(Carriage.knock("10.0.0.10", 8080), new Output(0, "", ""));
        fleet.world.run(create(spec(1).with("port", new Items(List.of(port("ingress"))))));
        assertThat(fleet.world.lines()).noneMatch(line -> line.startsWith("warning"));
    }

    @Test
    void a_host_port_that_does_not_answer_is_warned_of() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(spec(1).with("port", new Items(List.of(port("host"))))));
        assertThat(fleet.world.lines())
                .contains(
                        "warning: service web converged, but port 8080 does not answer on a; does the program listen on 80?");
    }

    @Test
    void a_virtual_address_without_ip_vs_is_warned_of() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(new NetworkType()
                .steps(new Change.Create(Address.of("network", "n"), Entries.NONE, false), new FakePlanned()));
        fleet.world.run(create(spec(1).with("networks", Values.texts(List.of("n")))));
        assertThat(fleet.world.lines())
                .anyMatch(line -> line.startsWith("warning: service web has a virtual address")
                        && line.contains("endpoint_mode = \"dnsrr\""));
    }

    @Test
    void the_commands_that_probe_are_plain_to_read() {
        assertThat(Carriage.knock("10.0.0.10", 8080))
                .hasToString("timeout 3 bash -c 'exec 3<>/dev/tcp/10.0.0.10/8080'");
        assertThat(Carriage.balancing()).hasToString("test -e /proc/net/ip_vs || test -d /sys/module/ip_vs");
        assertThat(Carriage.balancing().changes()).isFalse();
    }

    private static void ended(Fleet fleet, String state) {
        fleet.swarmOf("a")
                .byHand(
                        "services",
                        "web",
                        service -> service.set(
                                "UpdateStatus",
                                io.skep.swarm.engineapi.Json.object().put("State", state)));
    }

    private static Fleet fleet() throws Exception {
        return new Fleet("a", "b").formed("a=manager", "b=worker");
    }

    private List<Step> create(Entries spec) {
        return type.steps(new Change.Create(WEB, spec, false), new FakePlanned());
    }

    private List<Step> update(Entries spec, List<Difference> differences) {
        return type.steps(new Change.Update(WEB, spec, spec, differences), new FakePlanned());
    }

    private Seen.Present seen(Fleet fleet, Entries spec) throws InterruptedException {
        return (Seen.Present) fleet.world.look(type, WEB, Optional.of(spec));
    }

    private static Entries spec(long replicas) {
        return ServiceDocument.settled(Entries.NONE
                .with("image", Values.text("web:1"))
                .with("args", Values.texts(List.of()))
                .with("command", Values.texts(List.of()))
                .with("env", Entries.NONE)
                .with("mode", Values.text("replicated"))
                .with("replicas", Values.number(replicas))
                .with("constraints", Values.texts(List.of()))
                .with("networks", Values.texts(List.of()))
                .with("endpoint_mode", Values.text("vip"))
                .with("labels", Values.textEntries(Map.of("team", "blue")))
                .with("container_labels", Entries.NONE)
                .with("tty", Values.bool(false))
                .with("wait", Values.text("1m")));
    }

    private static Entries port(String mode) {
        return Entries.NONE
                .with("target", Values.number(80))
                .with("published", Values.number(8080))
                .with("protocol", Values.text("tcp"))
                .with("mode", Values.text(mode));
    }
}

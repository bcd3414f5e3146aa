package io.skep.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.fake.FakeSwarm;
import io.skep.swarm.status.ServiceSight;
import io.skep.swarm.status.SwarmSurvey;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A node that gives its tasks away before its engine is changed, and what is checked afterwards. */
class MakeWayTest {

    private static final Address A = Fleet.node("a");
    private static final Address B = Fleet.node("b");

    @Test
    void a_node_is_drained_and_its_tasks_run_elsewhere() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        makes(fleet, "web", 2, "stop-first", true);

        fleet.world.run(way(B, "start-first"));

        assertThat(availability(fleet, B)).isEqualTo("drain");
        assertThat(running(fleet)).hasSize(2).allMatch(node -> node.equals(id(fleet, A)));
        assertThat(replicas(fleet, "web")).isEqualTo(2);
    }

    @Test
    void a_service_that_starts_new_tasks_first_has_more_before_any_is_stopped() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c").formed("a=manager", "b=worker", "c=worker");
        makes(fleet, "web", 3, "start-first", true);

        fleet.world.run(way(B, "start-first"));

        assertThat(fleet.engine("a").writes().stream()
                        .filter(write -> write.contains("/update"))
                        .skip(3) // of joining
                        .toList())
                .satisfiesExactly(
                        pause -> assertThat(pause).contains("/nodes/"),
                        more -> assertThat(more).contains("/services/"),
                        drain -> assertThat(drain).contains("/nodes/"),
                        asBefore -> assertThat(asBefore).contains("/services/"));
        assertThat(fleet.world.lines()).anyMatch(line -> line.contains("service web gets 1 more"));
        assertThat(replicas(fleet, "web")).isEqualTo(3);
        assertThat(running(fleet)).hasSize(3).doesNotContain(id(fleet, B));
    }

    @Test
    void what_a_broken_off_run_gave_more_is_taken_away_first() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c").formed("a=manager", "b=worker", "c=worker");
        makes(fleet, "web", 4, "start-first", true);
        String service =
                fleet.swarmOf("a").objects("services").getFirst().path("ID").asString("");
        fleet.swarmOf("a")
                .byHand(
                        "services",
                        service,
                        object -> ((ObjectNode) object.path("Spec").path("Labels"))
                                .put("io.skep.surge." + id(fleet, B), "1"));

        fleet.world.run(way(B, "start-first"));

        assertThat(replicas(fleet, "web")).isEqualTo(3);
        assertThat(fleet.swarmOf("a").objects("services").toString()).doesNotContain("io.skep.surge");
    }

    @Test
    void services_of_others_and_all_where_none_may_rise_are_left_as_they_are() throws Exception {
        Fleet theirs = new Fleet("a", "b").formed("a=manager", "b=worker");
        makes(theirs, "theirs", 2, "start-first", false);
        theirs.world.run(way(B, "all"));
        assertThat(theirs.engine("a").writes()).noneMatch(write -> write.contains("/services/"));

        Fleet none = new Fleet("a", "b").formed("a=manager", "b=worker");
        makes(none, "web", 2, "start-first", true);
        none.world.run(way(B, "none"));
        assertThat(none.engine("a").writes()).noneMatch(write -> write.contains("/services/"));
    }

    @Test
    void a_service_that_was_taken_up_has_more_as_one_that_was_made() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c").formed("a=manager", "b=worker", "c=worker");
        makes(fleet, "web", 3, "start-first", false);
        String service =
                fleet.swarmOf("a").objects("services").getFirst().path("ID").asString("");
        fleet.world.learned(
                Address.of("service", "web"),
                Entries.NONE.with("service_id", Values.text(service)).with(OwnLabels.TAKEN_UP, Values.bool(true)));

        fleet.world.run(way(B, "start-first"));

        assertThat(fleet.world.lines()).anyMatch(line -> line.contains("service web gets 1 more"));
        assertThat(SwarmSurvey.of(fleet.world).orElseThrow().services()).allMatch(ServiceSight::ours);
    }

    @Test
    void a_service_that_finds_no_room_for_one_more_keeps_the_node_from_being_drained() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        ObjectNode spec = makes(fleet, "web", 1, "start-first", true, "node.role==worker");
        assertThat(spec).isNotNull();

        assertThatThrownBy(() -> fleet.world.run(way(B, "start-first")))
                .isInstanceOf(RemoteException.class)
                .hasMessageContainingAll(
                        "b was not drained: service web starts new tasks first, and no other node takes one more",
                        "no suitable node",
                        "surge = \"none\"");
        assertThat(availability(fleet, B)).isEqualTo("active");
        assertThat(replicas(fleet, "web")).isEqualTo(1);
    }

    @Test
    void a_node_that_took_no_tasks_takes_none_either_once_its_drain_is_refused() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        makes(fleet, "web", 1, "start-first", true, "node.role==worker");
        fleet.world.run(List.of(new NoteServices(B)));
        Noted noted = Noted.required(fleet.world, B);
        fleet.world.learned(B, new Noted("pause", noted.running(), List.of()).outputs());

        assertThatThrownBy(() -> fleet.world.run(List.of(new MakeWay(B, "start-first"))))
                .hasMessageContaining("b was not drained");
        assertThat(availability(fleet, B)).isEqualTo("pause");
    }

    @Test
    void tasks_that_no_other_node_takes_wait_for_their_node_and_that_is_told() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        makes(fleet, "web", 1, "stop-first", true, "node.role==worker");

        fleet.world.run(way(B, "start-first"));

        assertThat(fleet.world.lines())
                .anyMatch(line -> line.contains("web runs 0 of 1 tasks") && line.contains("until b is back"));
        fleet.world.run(
                List.of(new ApplyNodeSettings(B, Fleet.spec("worker"), Entries.NONE), new CheckUpgraded(B, "10s")));
        assertThat(running(fleet)).containsExactly(id(fleet, B));
    }

    @Test
    void what_a_drain_took_is_still_missed_when_it_is_tried_again() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        makes(fleet, "web", 2, "stop-first", true);
        fleet.look(A, "manager");
        fleet.swarmOf("a").lacks("img:1");

        for (int run = 1; run <= 2; run++) {
            assertThatThrownBy(() -> fleet.world.run(way(B, "none")))
                    .isInstanceOfSatisfying(
                            RemoteException.class,
                            late -> assertThat(late.retryable()).isFalse())
                    .hasMessageContainingAll(
                            "b: its tasks do not run elsewhere", "service web runs 1 of 2", "Nothing more is upgraded");
        }
        assertThat(availability(fleet, B)).isEqualTo("drain");

        fleet.swarmOf("a").has("img:1");
        fleet.world.run(way(B, "none"));
        assertThat(running(fleet)).hasSize(2);
    }

    @Test
    void a_service_that_a_broken_off_drain_hurt_is_waited_for_afterwards() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        makes(fleet, "web", 2, "stop-first", true);
        fleet.look(A, "manager");
        fleet.swarmOf("a").lacks("img:1");
        assertThatThrownBy(() -> fleet.world.run(way(B, "none"))).isInstanceOf(RemoteException.class);

        assertThatThrownBy(() -> fleet.world.run(List.of(
                        new NoteServices(B),
                        new ApplyNodeSettings(B, Fleet.spec("worker"), Entries.NONE),
                        new CheckUpgraded(B, ""))))
                .hasMessageContaining("b was upgraded, and then service web runs 1 of 2");
    }

    @Test
    void a_global_service_whose_task_never_ran_there_does_not_stop_the_upgrade() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        String agent = task(fleet, "agent", "pending");
        task(fleet, "other", "running");

        fleet.world.run(List.of(new NoteServices(B)));
        fleet.world.run(List.of(new CheckUpgraded(B, "")));

        assertThat(fleet.world.lines())
                .anyMatch(line -> line.contains("a task of service agent on b is pending before the node is touched"));

        fleet.world.run(List.of(new NoteServices(B)));
        fleet.swarmOf("a").objects("tasks").stream()
                .filter(task -> !task.path("ServiceID").asString("").equals(agent))
                .forEach(task -> state(fleet, task.path("ID").asString(""), "rejected"));

        assertThatThrownBy(() -> fleet.world.run(List.of(new CheckUpgraded(B, ""))))
                .hasMessageContaining("b was upgraded, and then a task on it is rejected");
    }

    @Test
    void a_check_is_owed_by_a_node_that_was_left_before_it_and_by_no_other_change_that_was_broken_off()
            throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        Change.Update change = new Change.Update(B, Fleet.spec("worker"), Fleet.spec("worker"), List.of());
        FakePlanned planned = new FakePlanned().began(B);

        assertThat(fleet.node.steps(change, planned.saw(B, fleet.look(B, "worker"))))
                .noneMatch(CheckUpgraded.class::isInstance);

        fleet.world.run(way(B, "none"));
        assertThat(fleet.node.steps(change, planned.saw(B, fleet.look(B, "worker"))))
                .last()
                .isInstanceOf(CheckUpgraded.class);

        fleet.world.run(fleet.node.steps(change, planned));
        assertThat(fleet.node.steps(change, planned.saw(B, fleet.look(B, "worker"))))
                .noneMatch(CheckUpgraded.class::isInstance);
    }

    @Test
    void the_only_node_keeps_its_tasks() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        makes(fleet, "web", 1, "stop-first", true);

        fleet.world.run(way(A, "all"));

        assertThat(availability(fleet, A)).isEqualTo("active");
        assertThat(fleet.world.lines()).anyMatch(line -> line.contains("a is the only node"));
    }

    @Test
    void a_manager_is_not_touched_while_the_others_are_no_majority() throws Exception {
        Fleet fleet = new Fleet("a", "b", "c").formed("a=manager", "b=manager", "c=manager");
        fleet.engine("c").silence();

        assertThatThrownBy(() -> fleet.world.run(way(B, "none")))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("b is not touched: without it the managers that answer are no majority");
        assertThat(availability(fleet, B)).isEqualTo("active");
    }

    @Test
    void a_service_that_lost_tasks_by_the_upgrade_stops_it() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        makes(fleet, "web", 2, "stop-first", true);
        fleet.world.run(way(B, "none"));
        fleet.swarmOf("a").lacks("img:2");
        fleet.swarmOf("a")
                .byHand(
                        "services",
                        "web",
                        service -> ((ObjectNode) service.path("Spec")
                                        .path("TaskTemplate")
                                        .path("ContainerSpec"))
                                .put("Image", "img:2"));

        assertThatThrownBy(() -> fleet.world.run(List.of(
                        new ApplyNodeSettings(B, Fleet.spec("worker"), Entries.NONE), new CheckUpgraded(B, ""))))
                .isInstanceOf(RemoteException.class)
                .hasMessageContainingAll(
                        "b was upgraded, and then service web runs 0 of 2", "Nothing more is upgraded");
    }

    @Test
    void a_service_that_lacked_tasks_before_is_not_waited_for() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        fleet.swarmOf("a").lacks("img:1");
        makes(fleet, "web", 2, "stop-first", true);

        fleet.world.run(List.of(
                new NoteServices(B),
                new MakeWay(B, "none"),
                new ApplyNodeSettings(B, Fleet.spec("worker"), Entries.NONE),
                new CheckUpgraded(B, "")));

        assertThat(fleet.world.lines()).anyMatch(line -> line.contains("web runs 0 of 2 tasks before b is touched"));
        assertThat(availability(fleet, B)).isEqualTo("active");
    }

    @Test
    void an_engine_that_was_taken_back_is_told_once_the_node_takes_tasks_again() throws Exception {
        Fleet fleet = new Fleet("a", "b").formed("a=manager", "b=worker");
        fleet.world.run(way(B, "none"));
        fleet.world.learned(
                B.as("engine"), Entries.NONE.with(CheckUpgraded.HELD_BACK, Values.text("b: it did not start")));

        assertThatThrownBy(() -> fleet.world.run(List.of(
                        new ApplyNodeSettings(B, Fleet.spec("worker"), Entries.NONE), new CheckUpgraded(B, ""))))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("b: it did not start", "takes tasks again", "Nothing more is upgraded");
        assertThat(availability(fleet, B)).isEqualTo("active");
    }

    /** A global service with one task on b; the id of the service. */
    private static String task(Fleet fleet, String name, String state) {
        ObjectNode spec = Json.object().put("Name", name);
        spec.set("Mode", Json.object().set("Global", Json.object()));
        ObjectNode placed = Json.object();
        placed.set("Constraints", Json.array().add("node.role==nobody"));
        spec.set("TaskTemplate", Json.object().set("Placement", placed));
        String service = fleet.swarmOf("a").makeByHand("services", spec);
        String id = fleet.swarmOf("a").makeByHand("tasks", Json.object().put("Name", name + ".1"));
        fleet.swarmOf("a").byHand("tasks", id, task -> {
            task.put("ServiceID", service).put("NodeID", id(fleet, B));
            task.set("Spec", spec.path("TaskTemplate").deepCopy());
        });
        state(fleet, id, state);
        return service;
    }

    private static void state(Fleet fleet, String task, String state) {
        fleet.swarmOf("a").byHand("tasks", task, object -> {
            object.put("DesiredState", "running");
            object.set("Status", Json.object().put("State", state));
        });
    }

    private static List<Step> way(Address node, String surge) {
        return List.of(new NoteServices(node), new MakeWay(node, surge));
    }

    private static ObjectNode makes(
            Fleet fleet, String name, int replicas, String order, boolean ours, String... constraints) {
        ObjectNode spec = Json.object().put("Name", name);
        ObjectNode labels = Json.object();
        if (ours) {
            OwnLabels.write(labels, Fleet.OURS, Address.of("service", name), Entries.NONE);
        }
        spec.set("Labels", labels);
        spec.set("Mode", Json.object().set("Replicated", Json.object().put("Replicas", replicas)));
        spec.set("UpdateConfig", Json.object().put("Order", order));
        ObjectNode template = Json.object();
        template.set("ContainerSpec", Json.object().put("Image", "img:1"));
        ArrayNode placed = Json.array();
        List.of(constraints).forEach(placed::add);
        template.set("Placement", Json.object().set("Constraints", placed));
        spec.set("TaskTemplate", template);
        FakeSwarm swarm = fleet.swarmOf("a");
        swarm.makeByHand("services", spec);
        return spec;
    }

    private static List<String> running(Fleet fleet) {
        return fleet.swarmOf("a").objects("tasks").stream()
                .filter(task -> task.path("Status").path("State").asString("").equals("running"))
                .map(task -> task.path("NodeID").asString(""))
                .toList();
    }

    private static int replicas(Fleet fleet, String name) {
        return fleet.swarmOf("a").objects("services").stream()
                .filter(service ->
                        service.path("Spec").path("Name").asString("").equals(name))
                .mapToInt(service -> service.path("Spec")
                        .path("Mode")
                        .path("Replicated")
                        .path("Replicas")
                        .asInt())
                .sum();
    }

    private static String availability(Fleet fleet, Address node) {
        return fleet.swarmOf("a").objects("nodes").stream()
                .filter(each -> each.path("ID").asString("").equals(id(fleet, node)))
                .map(each -> each.path("Spec").path("Availability").asString(""))
                .findFirst()
                .orElseThrow();
    }

    private static String id(Fleet fleet, Address node) {
        return Values.textOf(fleet.world.outputs(node), "node_id").orElseThrow();
    }
}

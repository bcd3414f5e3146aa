package io.skep.swarm.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import io.skep.swarm.fake.FakePlanned;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** One network takes another's place under the services that are on it. */
class NetworkReplacedTest {

    private static final Address NET = Address.of("network", "front");
    private static final Address FORMER = NET.former(1);
    private static final Entries OPEN = spec().with("attachable", Values.bool(true));

    private final NetworkType type = new NetworkType();

    @Test
    void the_new_one_is_made_beside_the_old_one_under_a_name_of_its_own() throws Exception {
        Fleet fleet = replaced();

        assertThat(names(fleet)).hasSize(2).first().isEqualTo("front");
        assertThat(names(fleet).getLast()).matches("front-[0-9a-f]{8}");
        fleet.world.run(create(OPEN));
        assertThat(names(fleet)).hasSize(2);
    }

    @Test
    void services_leave_the_old_one_once_they_are_on_the_new_one_and_then_it_goes() throws Exception {
        Fleet fleet = replaced();
        String former = id(fleet, FORMER);
        service(fleet, List.of(former, id(fleet, NET)), true);

        fleet.world.run(removal(OPEN));

        assertThat(attached(fleet)).containsExactly(id(fleet, NET));
        assertThat(names(fleet)).singleElement().asString().startsWith("front-");
    }

    @Test
    void a_service_that_has_not_moved_yet_is_put_on_the_new_one_with_what_it_had() throws Exception {
        Fleet fleet = replaced();
        service(fleet, List.of(id(fleet, FORMER)), true);

        fleet.world.run(List.of(new LeaveFormerNetwork(NET)));

        assertThat(attached(fleet)).containsExactly(id(fleet, NET));
        assertThat(Json.write(fleet.swarmOf("a")
                        .objects("services")
                        .getFirst()
                        .path("Spec")
                        .path("TaskTemplate")
                        .path("Networks")))
                .contains("\"Aliases\":[\"shop\"]");
    }

    @Test
    void the_service_of_somebody_else_is_not_touched_and_keeps_the_old_one() throws Exception {
        Fleet fleet = replaced();
        service(fleet, List.of(id(fleet, FORMER)), false);

        assertThatThrownBy(() -> fleet.world.run(removal(OPEN))).hasMessageContaining("is in use by service web");
        assertThat(attached(fleet)).containsExactly(id(fleet, FORMER));
        assertThat(names(fleet)).hasSize(2);
    }

    @Test
    void a_service_that_went_back_to_the_old_one_stops_the_removal_with_its_name() throws Exception {
        Fleet fleet = replaced();
        service(fleet, List.of(id(fleet, NET)), true);
        fleet.swarmOf("a").byHand("services", "web", service -> state(service, "updating"));
        fleet.world.everyPause(
                () -> fleet.swarmOf("a").byHand("services", "web", service -> state(service, "rollback_completed")));

        assertThatThrownBy(() -> fleet.world.run(List.of(new LeaveFormerNetwork(NET))))
                .hasMessageContaining(
                        "Service web did not leave the former network front, its update is rollback_completed");
    }

    @Test
    void both_cannot_be_there_with_the_same_subnet_or_as_the_routing_mesh() {
        Entries before = spec().with("subnet", Values.text("10.7.0.0/24"));

        assertThat(type.alone(NET, before, OPEN)).isEmpty();
        assertThat(type.alone(NET, before, OPEN.with("subnet", Values.text("10.7.1.0/24"))))
                .isEmpty();
        assertThat(type.alone(NET, before, OPEN.with("subnet", Values.text("10.7.0.0/16"))))
                .contains("both would have the subnet 10.7.0.0/16");
        assertThat(type.alone(NET, before, OPEN.with("ingress", Values.bool(true))))
                .contains("a swarm has one routing mesh");
    }

    @Test
    void one_that_must_go_first_is_removed_and_one_that_is_left_behind_is_left_by_its_services() {
        Entries before = spec().with("subnet", Values.text("10.7.0.0/24"));
        Change.Delete delete = new Change.Delete(NET, before, "it is made anew");

        FakePlanned first = new FakePlanned().changes(new Change.Replace(NET, before, OPEN, List.of()));
        assertThat(type.steps(delete, first)).containsExactly(new RemoveNetwork(NET));
        FakePlanned left = new FakePlanned().wants(NET, OPEN);
        assertThat(type.steps(delete, left)).containsExactly(new LeaveFormerNetwork(NET), new RemoveFormerNetwork(NET));
        FakePlanned both = new FakePlanned()
                .changes(new Change.Replace(NET, before.with("subnet", Values.text("10.8.0.0/24")), OPEN, List.of()));
        assertThat(type.steps(delete, both)).containsExactly(new LeaveFormerNetwork(NET), new RemoveFormerNetwork(NET));
    }

    /** The former one is recorded as such, and the new one is made. */
    private Fleet replaced() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(create(spec()));
        fleet.world.rename(NET, FORMER);
        fleet.world.run(create(OPEN));
        return fleet;
    }

    private List<Step> create(Entries spec) {
        return type.steps(new Change.Create(NET, spec, false), new FakePlanned());
    }

    private List<Step> removal(Entries before) {
        return type.steps(new Change.Delete(NET, before, "another was made"), new FakePlanned().wants(NET, OPEN));
    }

    private static void state(ObjectNode service, String state) {
        service.putObject("UpdateStatus").put("State", state);
    }

    private static void service(Fleet fleet, List<String> networks, boolean ours) throws Exception {
        ObjectNode spec = Json.object().put("Name", "web");
        ObjectNode labels = spec.putObject("Labels");
        if (ours) {
            labels.put("io.skep.topology", Fleet.OURS.topology())
                    .put("io.skep.lineage", Fleet.OURS.lineage())
                    .put("io.skep.address", "service.web");
        }
        ObjectNode task = spec.putObject("TaskTemplate");
        networks.forEach(id -> task.withArray("Networks")
                .addObject()
                .put("Target", id)
                .putArray("Aliases")
                .add("shop"));
        spec.putObject("Mode").putObject("Replicated").put("Replicas", 2);
        new EngineApi("a", fleet.engine("a")).post(Route.to("/services/create"), spec);
    }

    private static List<String> attached(Fleet fleet) {
        List<String> ids = new ArrayList<>();
        fleet.swarmOf("a")
                .objects("services")
                .getFirst()
                .path("Spec")
                .path("TaskTemplate")
                .path("Networks")
                .forEach(network -> ids.add(network.path("Target").asString("")));
        return ids;
    }

    private static List<String> names(Fleet fleet) {
        return fleet.swarmOf("a").objects("networks").stream()
                .map(Networks::name)
                .sorted()
                .toList();
    }

    private static String id(Fleet fleet, Address address) {
        return Values.textOf(fleet.world.outputs(address), NetworkType.ID).orElseThrow();
    }

    private static Entries spec() {
        return Entries.NONE.with("driver", Values.text("overlay"));
    }
}

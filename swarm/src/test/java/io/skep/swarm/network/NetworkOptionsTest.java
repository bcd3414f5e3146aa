package io.skep.swarm.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import io.skep.swarm.fake.FakePlanned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a network may be asked to be, on the way to the engine and back. */
class NetworkOptionsTest {

    private static final Address NET = Address.of("network", "mesh");
    private static final Entries OVERLAY = Entries.NONE.with("driver", Values.text("overlay"));
    private final NetworkType type = new NetworkType();

    @Test
    void several_pools_are_told_in_their_order_and_seen_again() throws Exception {
        Entries spec = OVERLAY.with("ipv6", Values.bool(true))
                .with(
                        "pool",
                        new Items(List.of(
                                pool("10.8.0.0/24").with("gateway", Values.text("10.8.0.1")),
                                pool("10.7.0.0/24").with("gateway", Values.text("10.7.0.9")),
                                pool("fd00:7::/64"))));

        JsonNode document = NetworkDocument.create(NET, spec, Fleet.OURS);

        assertThat(document.path("EnableIPv6").asBoolean(false)).isTrue();
        assertThat(Json.write(document.path("IPAM").path("Config")))
                .isEqualTo("[{\"Subnet\":\"10.8.0.0/24\",\"Gateway\":\"10.8.0.1\"},"
                        + "{\"Subnet\":\"10.7.0.0/24\",\"Gateway\":\"10.7.0.9\"},{\"Subnet\":\"fd00:7::/64\"}]");
        assertThat(made(spec).get("pool")).isEqualTo(spec.get("pool"));
    }

    @Test
    void one_pool_is_what_the_short_attributes_say() {
        Entries block = OVERLAY.with("pool", new Items(List.of(pool("10.8.0.0/24"))));
        Entries settled = NetworkDocument.settled(block);

        assertThat(settled).isEqualTo(OVERLAY.with("subnet", Values.text("10.8.0.0/24")));
        assertThat(NetworkDocument.settled(settled)).isEqualTo(settled);
        assertThat(NetworkDocument.settled(OVERLAY.with("pool", new Items(List.of()))))
                .isEqualTo(OVERLAY);
    }

    @Test
    void the_mtu_is_an_attribute_however_it_is_written() throws Exception {
        Entries option = OVERLAY.with("options", Values.textEntries(Map.of(NetworkCheck.MTU, "1400", "x", "y")));
        Entries settled = NetworkDocument.settled(option);

        assertThat(settled.get("mtu")).isEqualTo(Values.number(1400));
        assertThat(settled.get("options")).isEqualTo(Values.textEntries(Map.of("x", "y")));
        assertThat(made(settled)).satisfies(seen -> {
            assertThat(seen.get("mtu")).isEqualTo(Values.number(1400));
            assertThat(seen.get("options")).isEqualTo(Values.textEntries(Map.of("x", "y")));
        });
    }

    @Test
    void another_driver_is_told_that_it_is_one_of_the_swarm() {
        Entries spec = Entries.NONE.with("driver", Values.text("macvlan")).with("config_from", Values.text("eth1"));
        JsonNode document = NetworkDocument.create(NET, spec, Fleet.OURS);

        assertThat(document.path("Scope").asString("")).isEqualTo("swarm");
        assertThat(document.path("ConfigFrom").path("Network").asString("")).isEqualTo("eth1");
        assertThat(NetworkDocument.seen(document).get("config_from")).isEqualTo(Values.text("eth1"));
        assertThat(NetworkDocument.create(NET, OVERLAY, Fleet.OURS).has("Scope"))
                .isFalse();
    }

    @Test
    void addresses_are_handed_out_by_the_driver_that_is_asked_for() throws Exception {
        Entries spec = OVERLAY.with("ipam_driver", Values.text("dhcp"))
                .with("ipam_options", Values.textEntries(Map.of("pool", "a")));

        assertThat(made(spec)).satisfies(seen -> {
            assertThat(seen.get("ipam_driver")).isEqualTo(Values.text("dhcp"));
            assertThat(seen.get("ipam_options")).isEqualTo(spec.get("ipam_options"));
        });
    }

    @Test
    void the_routing_mesh_moves_from_the_engines_own_network_and_back() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        Entries spec = OVERLAY.with("ingress", Values.bool(true)).with("mtu", Values.number(1300));
        fleet.world.run(create(spec));
        fleet.world.run(create(spec));

        assertThat(fleet.swarmOf("a").ingress().orElseThrow().path("Name").asString(""))
                .isEqualTo("mesh");
        Entries seen = ((Seen.Present) fleet.world.look(type, NET, Optional.of(spec))).values();
        assertThat(seen.get("ingress")).isEqualTo(Values.bool(true));

        List<Step> removal = type.steps(new Change.Delete(NET, seen, "gone"), new FakePlanned());
        fleet.world.run(removal);
        fleet.world.run(removal);
        assertThat(fleet.swarmOf("a").ingress().orElseThrow().path("Name").asString(""))
                .isEqualTo("ingress");
    }

    @Test
    void the_routing_mesh_stays_where_it_is_while_a_service_publishes_over_it() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        new EngineApi("a", fleet.engine("a"))
                .post(
                        Route.to("/services/create"),
                        Json.parse("{\"Name\":\"web\",\"EndpointSpec\":{\"Ports\":[{\"TargetPort\":80}]}}"));

        assertThatThrownBy(() -> fleet.world.run(create(OVERLAY.with("ingress", Values.bool(true)))))
                .hasMessageContaining("ingress network cannot be removed because service web depends on it");
        assertThat(fleet.swarmOf("a").ingress()).isPresent();
    }

    private Entries made(Entries spec) throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(create(spec));
        return ((Seen.Present) fleet.world.look(type, NET, Optional.of(spec))).values();
    }

    private List<Step> create(Entries spec) {
        return type.steps(new Change.Create(NET, spec, false), new FakePlanned());
    }

    private static Entries pool(String subnet) {
        return Entries.NONE.with("subnet", (Value) Values.text(subnet));
    }
}

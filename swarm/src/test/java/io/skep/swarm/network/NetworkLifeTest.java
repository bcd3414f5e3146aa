package io.skep.swarm.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
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

class NetworkLifeTest {

    private static final Address NET = Address.of("network", "showcase");
    private static final Entries SPEC = Entries.NONE
            .with("driver", Values.text("overlay"))
            .with("subnet", Values.text("10.7.0.0/24"))
            .with("gateway", Values.text("10.7.0.1"))
            .with("attachable", Values.bool(true))
            .with("internal", Values.bool(false))
            .with("encrypted", Values.bool(true))
            .with("ipam_driver", Values.text("default"))
            .with("ipam_options", Entries.NONE)
            .with("ipv6", Values.bool(false))
            .with("ingress", Values.bool(false))
            .with("mtu", Values.number(1400))
            .with("options", Entries.NONE)
            .with("labels", Values.textEntries(Map.of("team", "blue")));

    private final NetworkType type = new NetworkType();

    @Test
    void the_document_of_a_new_network() {
        assertThat(Json.write(NetworkDocument.create(NET, SPEC, Fleet.OURS))).isEqualTo("""
                        {"Name":"showcase","CheckDuplicate":true,"Driver":"overlay","Attachable":true,\
                        "IPAM":{"Driver":"default","Config":[{"Subnet":"10.7.0.0/24","Gateway":"10.7.0.1"}]},\
                        "Options":{"com.docker.network.driver.mtu":"1400","encrypted":""},\
                        "Labels":{"io.skep.topology":"shop","io.skep.lineage":"3f0c6f3e-0000-4000-8000-000000000001",\
                        "io.skep.address":"network.showcase","team":"blue"}}\
                        """);
    }

    @Test
    void a_network_is_made_once_and_seen_as_asked_for() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(create());
        fleet.world.run(create());

        assertThat(fleet.engine("a").writes().stream().filter("POST /networks/create"::equals))
                .hasSize(1);
        Seen seen = fleet.world.look(type, NET, Optional.of(SPEC));
        assertThat(((Seen.Present) seen).values()).isEqualTo(SPEC);
    }

    @Test
    void networks_that_bear_our_marks_are_listed_without_a_record() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(create());
        new EngineApi("a", fleet.engine("a"))
                .post(Route.to("/networks/create"), Json.parse("{\"Name\":\"other\",\"Driver\":\"overlay\"}"));

        assertThat(type.ours(fleet.world)).singleElement().satisfies(owned -> {
            assertThat(owned.address()).isEqualTo(NET);
            assertThat(owned.owner()).isEqualTo(Fleet.OURS);
            assertThat(Values.textOf(owned.outputs(), "name")).contains("showcase");
        });
    }

    @Test
    void every_attribute_makes_a_network_anew() {
        assertThat(NetworkSchema.SCHEMA.attributes()).allMatch(attribute -> attribute.replaces());
        assertThat(NetworkSchema.SCHEMA.blocks())
                .allSatisfy(block -> assertThat(block.schema().attributes()).allMatch(each -> each.replaces()));
    }

    @Test
    void a_network_made_by_hand_can_be_taken_up_and_then_removed() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        new EngineApi("a", fleet.engine("a"))
                .post(Route.to("/networks/create"), Json.parse("{\"Name\":\"showcase\",\"Driver\":\"overlay\"}"));
        int writes = fleet.engine("a").writes().size();

        assertThat(fleet.world.adopt(type, NET, SPEC, "other")).isInstanceOf(Seen.Foreign.class);
        Seen found = fleet.world.adopt(type, NET, SPEC, "showcase");

        assertThat(found).isInstanceOf(Seen.Present.class).isEqualTo(fleet.world.look(type, NET, Optional.of(SPEC)));
        assertThat(fleet.engine("a").writes()).hasSize(writes);
        fleet.world.run(type.steps(new Change.Delete(NET, SPEC, "gone"), new FakePlanned()));
        assertThat(fleet.world.look(type, NET, Optional.of(SPEC))).isInstanceOf(Seen.Absent.class);
    }

    @Test
    void a_network_of_another_state_cannot_be_taken_up_and_one_that_is_not_there_neither() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        assertThat(fleet.world.adopt(type, NET, SPEC, "showcase")).isInstanceOf(Seen.Absent.class);
        new EngineApi("a", fleet.engine("a"))
                .post(
                        Route.to("/networks/create"),
                        Json.parse("{\"Name\":\"showcase\",\"Driver\":\"overlay\",\"Labels\":"
                                + "{\"io.skep.topology\":\"shop\",\"io.skep.lineage\":\"other\"}}"));

        assertThat(fleet.world.adopt(type, NET, SPEC, "showcase")).isInstanceOf(Seen.Foreign.class);
    }

    @Test
    void a_network_moves_only_where_its_name_stays() {
        assertThat(type.bound(Address.counted("network", "n", 0), Address.each("network", "n", "0"), SPEC))
                .isEmpty();
        assertThat(type.bound(NET, Address.of("network", "other"), SPEC).orElseThrow())
                .contains("its name in the swarm is showcase");
    }

    @Test
    void a_network_of_others_is_neither_taken_nor_removed() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        new EngineApi("a", fleet.engine("a"))
                .post(Route.to("/networks/create"), Json.parse("{\"Name\":\"showcase\",\"Driver\":\"overlay\"}"));

        assertThat(fleet.world.look(type, NET, Optional.of(SPEC))).isInstanceOf(Seen.Foreign.class);
        assertThatThrownBy(() -> fleet.world.run(create()))
                .hasMessageContaining("A network showcase is in the swarm already: skep did not make it");
        fleet.world.run(delete());
        assertThat(fleet.swarmOf("a").objects("networks")).hasSize(1);
    }

    @Test
    void a_network_in_use_is_removed_when_its_tasks_are_gone() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(create());
        String id = Values.textOf(fleet.world.outputs(NET), "network_id").orElseThrow();
        EngineApi engine = new EngineApi("a", fleet.engine("a"));
        engine.post(
                Route.to("/services/create"),
                Json.parse("{\"Name\":\"user\",\"TaskTemplate\":{\"Networks\":[{\"Target\":\"" + id
                        + "\"}]},\"Mode\":{\"Replicated\":{\"Replicas\":1}}}"));
        engine.list(Route.to("/tasks"));
        int[] pauses = {0};
        fleet.world.everyPause(() -> {
            if (++pauses[0] == 3) {
                removeByHand(engine);
            }
        });

        fleet.world.run(delete());

        assertThat(pauses[0]).isGreaterThanOrEqualTo(3);
        assertThat(fleet.swarmOf("a").objects("networks")).isEmpty();
    }

    private static void removeByHand(EngineApi engine) {
        try {
            engine.delete(Route.to("/services", "user"));
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<Step> create() {
        return type.steps(new Change.Create(NET, SPEC, false), new FakePlanned());
    }

    private List<Step> delete() {
        return type.steps(new Change.Delete(NET, SPEC, "gone"), new FakePlanned());
    }
}

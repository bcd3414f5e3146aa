package io.skep.swarm.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.engineapi.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The networks a service joins, plainly and with names of its own there. */
class NetworkPartTest {

    private static final Map<String, String> IDS = Map.of("back", "n1", "front", "n2");
    private static final Map<String, String> NAMES = Map.of("n1", "back", "n2", "front");
    private static final Entries SPEC = NetworkPart.settled(Entries.NONE
            .with("networks", Values.texts(List.of("front")))
            .with(
                    "network",
                    new Value.Items(List.of(Entries.NONE
                            .with("source", Values.text("back"))
                            .with("aliases", Values.texts(List.of("db", "store")))
                            .with("options", Values.textEntries(Map.of("a", "1")))))));

    @Test
    void aliases_and_options_are_written_and_seen() {
        ObjectNode task = Json.object();
        NetworkPart.write(task, SPEC, IDS, Set.of());

        assertThat(task.path("Networks"))
                .hasSize(2)
                .anySatisfy(each -> assertThat(Json.write(each))
                        .isEqualTo("{\"Target\":\"n1\",\"Aliases\":[\"db\",\"store\"],\"DriverOpts\":{\"a\":\"1\"}}"));
        assertThat(seen(task, SPEC)).isEqualTo(SPEC);
    }

    @Test
    void an_alias_that_is_taken_out_goes_and_the_order_stays() {
        ObjectNode task = Json.object();
        NetworkPart.write(task, SPEC, IDS, Set.of());
        List<String> before = Seeing.texts(task.path("Networks")).stream().toList();
        Entries plain = NetworkPart.settled(Entries.NONE
                .with("networks", Values.texts(List.of()))
                .with(
                        "network",
                        new Value.Items(List.of(Entries.NONE
                                .with("source", Values.text("back"))
                                .with("aliases", Values.texts(List.of()))
                                .with("options", Entries.NONE)))));
        NetworkPart.write(task, plain, Map.of("back", "n1"), Set.of());

        assertThat(before).hasSize(2);
        assertThat(Json.write(task)).isEqualTo("{\"Networks\":[{\"Target\":\"n1\"}]}");
        assertThat(seen(task, plain)).isEqualTo(plain);
    }

    @Test
    void aliases_that_somebody_else_gave_a_plain_network_stay() {
        ObjectNode task = Json.object();
        task.putArray("Networks")
                .addObject()
                .put("Target", "n2")
                .putArray("Aliases")
                .add("theirs");
        Entries plain = NetworkPart.settled(Entries.NONE.with("networks", Values.texts(List.of("front"))));
        NetworkPart.write(task, plain, Map.of("front", "n2"), Set.of());

        assertThat(Json.write(task)).contains("theirs");
        assertThat(seen(task, plain)).isEqualTo(plain);
    }

    @Test
    void both_ways_of_asking_are_needs() {
        assertThat(NetworkPart.needs(SPEC))
                .containsExactlyInAnyOrder(Address.of("network", "back"), Address.of("network", "front"));
    }

    private static Entries seen(ObjectNode task, Entries like) {
        Seeing seeing = new Seeing();
        NetworkPart.read(task, like, NAMES, seeing);
        return seeing.entries();
    }

    @Test
    void what_a_network_was_before_is_kept_beside_it_and_not_told() {
        ObjectNode task = (ObjectNode) Json.parse("{\"Networks\":[{\"Target\":\"old\"}]}");
        Entries plain = Entries.NONE.with("networks", Values.texts(List.of("front")));

        NetworkPart.write(task, plain, Map.of("front", "new"), Set.of("old"));

        assertThat(Json.write(task)).isEqualTo("{\"Networks\":[{\"Target\":\"old\"},{\"Target\":\"new\"}]}");
        Seeing seeing = new Seeing();
        NetworkPart.read(task, plain, Map.of("old", "front", "new", "front"), seeing);
        assertThat(seeing.entries().get("networks")).isEqualTo(plain.get("networks"));
    }
}

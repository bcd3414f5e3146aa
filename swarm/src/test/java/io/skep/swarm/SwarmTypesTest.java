package io.skep.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Step;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.schema.Attribute;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Beside;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.node.NodeType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SwarmTypesTest {

    @Test
    void every_step_of_every_kind_has_a_name_of_its_own_under_which_a_plan_stores_it() {
        List<String> names = SwarmTypes.resources().stream()
                .flatMap(type -> type.acts().entrySet().stream())
                .distinct() // secrets and configs share theirs
                .map(Map.Entry::getKey)
                .toList();
        assertThat(names).doesNotHaveDuplicates().hasSize(42);
        for (ResourceType type : SwarmTypes.resources()) {
            type.acts().forEach((name, act) -> assertThat(act.getSimpleName()).isEqualTo(name));
        }
    }

    @Test
    void steps_hold_only_what_a_plan_can_store() {
        for (ResourceType type : SwarmTypes.resources()) {
            for (Class<? extends Step> act : type.acts().values()) {
                for (var component : act.getRecordComponents()) {
                    assertThat(component.getType()).isIn(Address.class, Entries.class, String.class);
                }
            }
        }
    }

    @Test
    void every_attribute_says_what_it_means() {
        for (ResourceType type : SwarmTypes.resources()) {
            assertThat(type.schema().attributes())
                    .extracting(Attribute::meaning)
                    .allMatch(text -> text.endsWith("."));
        }
    }

    @Test
    void the_attributes_of_a_service_and_their_values_when_left_out() {
        ResourceType service = SwarmTypes.resources().getLast();
        assertThat(service.schema().attributes().stream().map(each -> each.name() + "=" + each.otherwise()))
                .contains(
                        "image=Nothing[]",
                        "replicas=1",
                        "mode=Text[text=replicated]",
                        "endpoint_mode=Text[text=vip]",
                        "wait=Text[text=5m]");
        assertThat(service.schema().blocks())
                .extracting(block -> block.name())
                .containsExactly(
                        "port",
                        "mount",
                        "network",
                        "secret",
                        "config",
                        "update",
                        "rollback",
                        "restart",
                        "health",
                        "dns",
                        "resources",
                        "privileges",
                        "log");
    }

    @Test
    void a_service_needs_the_swarm_and_its_networks() {
        Entries body = Entries.NONE
                .with("image", Values.text("redis"))
                .with("networks", Values.texts(List.of("showcase", "each[\"a\"]")));
        Resource service =
                block("service").resources(item("service.redis", body)).getFirst();
        assertThat(service.needs())
                .containsExactly(
                        Address.each("network", "each", "a"), Address.of("network", "showcase"), Cluster.ADDRESS);
        assertThat(service.spec().entries()).containsKeys("port", "mount", "image");
        assertThat(service.place()).isEqualTo("main.hcl:1:1");
    }

    @Test
    void the_swarm_has_one_address_whatever_its_block_is_called() {
        Resource swarm = block("swarm")
                .resources(item("swarm.anything", Entries.NONE.with("subnet_size", Values.number(26))))
                .getFirst();
        assertThat(swarm.address()).hasToString("swarm.cluster");
        assertThat(block("swarm").named()).isFalse();
    }

    @Test
    void a_node_needs_its_host_its_engine_and_the_swarm() {
        Resource node =
                NodeType.resource(Address.each("host", "worker", "charlie"), Fleet.spec("worker"), "main.hcl:3:3");
        assertThat(node.address()).hasToString("node.worker[\"charlie\"]");
        assertThat(node.needs())
                .extracting(Address::toString)
                .containsExactly("engine.worker[\"charlie\"]", "host.worker[\"charlie\"]", "swarm.cluster");
    }

    @Test
    void nodes_without_a_swarm_block_have_a_swarm_of_usual_settings_that_needs_its_managers_engines() {
        TreeMap<Address, Resource> resources = new TreeMap<>();
        for (String name : List.of("a", "b")) {
            Resource node = NodeType.resource(
                    Address.of("host", name), Fleet.spec(name.equals("a") ? "manager" : "worker"), "");
            resources.put(node.address(), node);
        }
        Resource swarm = Objects.requireNonNull(SwarmTypes.completed(resources).get(Cluster.ADDRESS));
        assertThat(swarm.needs()).containsExactly(Address.of("engine", "a"));
        assertThat(SwarmTypes.completed(new TreeMap<>())).isEmpty();
    }

    private static BlockType block(String name) {
        return SwarmTypes.blocks().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Item item(String address, Entries body) {
        Position start = Position.START;
        return new Item(
                Address.parse(address),
                body,
                new TreeMap<>(),
                new TreeSet<>(),
                new Range("main.hcl", start, start),
                new Diagnostics(),
                Beside.NOTHING);
    }
}

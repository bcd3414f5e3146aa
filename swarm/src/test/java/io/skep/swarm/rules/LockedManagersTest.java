package io.skep.swarm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.SwarmTypes;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.node.DemoteNode;
import io.skep.swarm.node.JoinNode;
import io.skep.swarm.node.NodeType;
import io.skep.swarm.node.RemoveNode;
import io.skep.swarm.node.RotateJoinTokens;
import io.skep.swarm.node.UnlockNode;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The order of what an autolocked swarm, rotated tokens and changed addresses ask for. */
class LockedManagersTest {

    private static final Entries MANAGER = Fleet.spec("manager");

    /** An engine is changed, which restarts it. */
    record Restart(Address address) implements Step {
        @Override
        public Address target() {
            return address;
        }

        @Override
        public String title() {
            return "Restart";
        }

        @Override
        public Entries run(World world) {
            return Entries.NONE;
        }
    }

    @Test
    void a_manager_whose_engine_restarted_is_unlocked_before_the_next_ones_engine_restarts() {
        FakePlanned planned = new FakePlanned();
        HandGraph graph = new HandGraph();
        for (String name : List.of("a", "b", "c")) {
            Address engine = Address.of("engine", name);
            planned.wants(Fleet.node(name), MANAGER)
                    .changes(new Change.Update(engine, Entries.NONE, Entries.NONE, List.of()));
            graph.with(List.of(new Restart(engine))).with(List.of(new UnlockNode(Fleet.node(name))));
        }
        graph.ruledBy(planned, new OneManagerEngineAtATime(), new KeepQuorum());

        assertThat(graph.ordered("node.a:UnlockNode", "engine.b:Restart")).isTrue();
        assertThat(graph.ordered("node.b:UnlockNode", "engine.c:Restart")).isTrue();
    }

    @Test
    void a_locked_manager_does_not_count_until_it_is_unlocked_and_no_other_goes_before() {
        Seen.Present locked = new Seen.Present(MANAGER.with("locked", Values.bool(true)), Entries.NONE);
        FakePlanned planned = new FakePlanned()
                .saw(Fleet.node("a"), locked)
                .saw(Address.of("host", "a"), new Seen.Present(Entries.NONE, Entries.NONE));
        HandGraph graph = new HandGraph()
                .with(List.of(new UnlockNode(Fleet.node("b"))))
                .with(List.of(
                        new DemoteNode(Fleet.node("a"), DemoteNode.SWARM_STAYS), new RemoveNode(Fleet.node("a"))));
        graph.ruledBy(planned, new KeepQuorum());

        assertThat(Majority.answers(planned, Fleet.node("a"))).isFalse();
        assertThat(graph.ordered("node.b:UnlockNode", "node.a:DemoteNode")).isTrue();
    }

    @Test
    void tokens_are_made_anew_after_every_join() {
        HandGraph graph = new HandGraph()
                .with(List.of(new JoinNode(Fleet.node("b"), MANAGER)))
                .with(List.of(new JoinNode(Fleet.node("c"), MANAGER), new RotateJoinTokens(Fleet.node("c"))));
        graph.ruledBy(new FakePlanned(), new TokensAfterJoins());

        assertThat(graph.ordered("node.b:JoinNode", "node.c:RotateJoinTokens")).isTrue();
    }

    @Test
    void managers_with_changed_addresses_are_replaced_one_after_the_other() {
        NodeType type = new NodeType();
        HandGraph graph = new HandGraph();
        FakePlanned planned = Fleet.staying();
        for (String name : List.of("a", "b", "c")) {
            Change replaced = new Change.Replace(Fleet.node(name), MANAGER, MANAGER, List.of());
            planned.wants(Fleet.node(name), MANAGER).changes(replaced);
            graph.with(type.steps(replaced, planned));
        }
        graph.ruledBy(planned, new KeepQuorum());

        assertThat(graph.ordered("node.a:ApplyNodeSettings", "node.b:DemoteNode"))
                .isTrue();
        assertThat(graph.ordered("node.b:ApplyNodeSettings", "node.c:DemoteNode"))
                .isTrue();
    }

    @Test
    void only_managers_of_an_autolocked_swarm_are_asked_not_to_be_locked() {
        assertThat(locked(true, "manager")).isTrue();
        assertThat(locked(true, "worker")).isFalse();
        assertThat(locked(false, "manager")).isFalse();
    }

    private static boolean locked(boolean autolock, String role) {
        TreeMap<Address, Resource> resources = new TreeMap<>();
        Resource node = NodeType.resource(Address.of("host", "a"), Fleet.spec(role), "");
        resources.put(node.address(), node);
        Entries swarm = Entries.NONE.with("autolock", Values.bool(autolock));
        resources.put(Cluster.ADDRESS, new Resource(Cluster.ADDRESS, swarm, new TreeSet<>(), ""));
        return Objects.requireNonNull(SwarmTypes.completed(resources).get(node.address()))
                .spec()
                .entries()
                .containsKey("locked");
    }
}

package io.skep.swarm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.plan.OrderRule;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.SwarmTypes;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.cluster.EndSwarm;
import io.skep.swarm.cluster.InitSwarm;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.network.NetworkType;
import io.skep.swarm.node.DemoteNode;
import io.skep.swarm.node.JoinNode;
import io.skep.swarm.node.NodeType;
import io.skep.swarm.service.ServiceType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private static final Address A = Fleet.node("a");
    private static final Address B = Fleet.node("b");
    private static final Address C = Fleet.node("c");
    private static final Address WEB = Address.of("service", "web");
    private static final Address NET = Address.of("network", "net");
    private final NodeType node = new NodeType();

    @Test
    void managers_join_one_after_the_other() {
        HandGraph graph = new HandGraph()
                .with(join(A, "manager"))
                .with(join(B, "manager"))
                .with(join(C, "worker"));
        graph.ruledBy(staying(), new KeepQuorum());
        assertThat(graph.ordered("node.a:ApplyNodeSettings", "node.b:JoinNode")).isTrue();
        assertThat(graph.ordered("node.a:ApplyNodeSettings", "node.c:JoinNode")).isFalse();
        assertThat(graph.ordered("node.b:JoinNode", "node.c:JoinNode")).isFalse();
    }

    @Test
    void managers_go_one_after_the_other_and_only_when_all_new_ones_are_there() {
        HandGraph graph = new HandGraph()
                .with(removal(A, "manager"))
                .with(removal(B, "manager"))
                .with(join(C, "manager"));
        graph.ruledBy(staying(), new KeepQuorum());
        assertThat(graph.oneByOne())
                .containsExactly(
                        "node.c:JoinNode",
                        "node.c:ApplyNodeSettings",
                        "node.a:DemoteNode",
                        "node.a:DrainNode",
                        "node.a:LeaveSwarm",
                        "node.a:RemoveNode",
                        "node.b:DemoteNode",
                        "node.b:DrainNode",
                        "node.b:LeaveSwarm",
                        "node.b:RemoveNode");
    }

    @Test
    void managers_that_do_not_answer_go_first() {
        Seen.Present there = new Seen.Present(Fleet.spec("manager"), Entries.NONE);
        FakePlanned planned = staying()
                .saw(A, there)
                .saw(A.as("host"), there)
                .saw(B, there)
                .saw(B.as("host"), new Seen.Unreachable("b does not answer"));
        HandGraph graph = new HandGraph().with(removal(A, "manager")).with(removal(B, "manager"));
        graph.ruledBy(planned, new KeepQuorum());
        assertThat(graph.ordered("node.b:RemoveNode", "node.a:DemoteNode")).isTrue();
    }

    @Test
    void a_promotion_comes_before_a_demotion() {
        HandGraph graph = new HandGraph().with(role(A, "manager", "worker")).with(role(B, "worker", "manager"));
        graph.ruledBy(staying(), new KeepQuorum());
        assertThat(graph.ordered("node.b:ApplyNodeSettings", "node.a:DemoteNode"))
                .isTrue();
    }

    @Test
    void managers_made_anew_are_made_anew_one_by_one() {
        HandGraph graph = new HandGraph().with(replacement(A)).with(replacement(B));
        graph.ruledBy(staying(), SwarmTypes.rules().toArray(OrderRule[]::new));
        assertThat(graph.ordered("node.a:ApplyNodeSettings", "node.b:DemoteNode"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, ''", "2, An even number of managers", "3, ''", "4, An even number of managers"})
    void an_even_number_of_managers_is_warned_of(int managers, String summary) {
        FakePlanned planned = new FakePlanned();
        for (int index = 0; index < managers; index++) {
            planned.wants(Address.of("node", "m" + index), Fleet.spec("manager"));
        }
        List<Diagnostic> found = new HandGraph().ruledBy(planned, new KeepQuorum());
        assertThat(found.stream().map(Diagnostic::summary).toList())
                .isEqualTo(summary.isEmpty() ? List.of() : List.of(summary));
        assertThat(found).allMatch(each -> each.severity() == Severity.WARNING);
    }

    @Test
    void workers_or_services_without_a_manager_are_refused() {
        for (FakePlanned planned :
                List.of(new FakePlanned().wants(A, Fleet.spec("worker")), new FakePlanned().wants(WEB, Entries.NONE))) {
            assertThat(new HandGraph().ruledBy(planned, new KeepQuorum()))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.severity()).isEqualTo(Severity.ERROR);
                        assertThat(each.hint())
                                .contains("Write swarm { role = \"manager\" } in the block of one host.");
                    });
        }
        assertThat(new HandGraph().ruledBy(new FakePlanned(), new KeepQuorum())).isEmpty();
    }

    @Test
    void services_and_networks_come_when_every_node_is_there() {
        HandGraph graph = new HandGraph()
                .with(new ServiceType().steps(new Change.Create(WEB, Entries.NONE, false), staying()))
                .with(new NetworkType().steps(new Change.Create(NET, Entries.NONE, false), staying()))
                .with(join(B, "worker"))
                .with(role(C, "worker", "worker"));
        graph.ruledBy(staying(), new WorkersBeforeServices());
        assertThat(graph.ordered("node.b:ApplyNodeSettings", "service.web:CreateService"))
                .isTrue();
        assertThat(graph.ordered("node.c:ApplyNodeSettings", "service.web:CreateService"))
                .isTrue();
        assertThat(graph.ordered("node.b:ApplyNodeSettings", "network.net:CreateNetwork"))
                .isTrue();
    }

    @Test
    void everything_ends_from_the_top() {
        FakePlanned ending = new FakePlanned();
        HandGraph graph = new HandGraph()
                .with(node.steps(new Change.Delete(A, Fleet.spec("manager"), "destroy"), ending))
                .with(node.steps(new Change.Delete(B, Fleet.spec("worker"), "destroy"), ending))
                .with(new NetworkType().steps(new Change.Delete(NET, Entries.NONE, "destroy"), ending))
                .with(new ServiceType().steps(new Change.Delete(WEB, Entries.NONE, "destroy"), ending));
        assertThat(graph.ruledBy(ending, SwarmTypes.rules().toArray(OrderRule[]::new)))
                .isEmpty();
        assertThat(graph.oneByOne())
                .containsExactly(
                        "network.net:RemoveNetwork",
                        "service.web:RemoveService",
                        "node.b:DrainNode",
                        "node.b:LeaveSwarm",
                        "node.b:RemoveNode",
                        "node.a:DemoteNode",
                        "node.a:DrainNode",
                        "node.a:LeaveSwarm",
                        "node.a:RemoveNode");
    }

    @Test
    void the_swarm_itself_ends_when_every_node_has_gone() {
        FakePlanned ending = new FakePlanned();
        HandGraph graph = new HandGraph()
                .with(List.of(new EndSwarm(Cluster.ADDRESS)))
                .with(node.steps(new Change.Delete(A, Fleet.spec("manager"), "destroy"), ending))
                .with(new ServiceType().steps(new Change.Delete(WEB, Entries.NONE, "destroy"), ending));
        Address engine = Address.of("engine", "a");
        ending.changes(new Change.Delete(engine, Entries.NONE, "destroy"));
        graph.with(List.of(new Configure(engine)));
        graph.ruledBy(ending, new RemoveServicesBeforeNodes());
        assertThat(graph.oneByOne()).endsWith("node.a:RemoveNode", "swarm.cluster:EndSwarm", "engine.a:Configure");
    }

    @Test
    void a_service_made_anew_and_a_node_made_anew_close_no_circle() {
        HandGraph graph = new HandGraph()
                .with(new ServiceType()
                        .steps(new Change.Replace(WEB, Entries.NONE, Entries.NONE, List.of()), staying()))
                .with(replacement(B));
        graph.ruledBy(staying(), SwarmTypes.rules().toArray(OrderRule[]::new));
        assertThat(graph.ordered("service.web:RemoveService", "node.b:DemoteNode"))
                .isTrue();
        assertThat(graph.ordered("node.b:ApplyNodeSettings", "service.web:CreateService"))
                .isTrue();
    }

    @Test
    void engines_of_managers_change_one_at_a_time_and_those_of_workers_together() {
        FakePlanned planned = staying();
        HandGraph graph = new HandGraph();
        for (String name : List.of("a", "b", "c", "d")) {
            Address engine = Address.of("engine", name);
            planned.wants(engine.as("node"), Fleet.spec(name.compareTo("c") < 0 ? "manager" : "worker"));
            planned.changes(new Change.Update(engine, Entries.NONE, Entries.NONE, List.of()));
            graph.with(List.of(new Configure(engine), new Restart(engine)));
        }
        graph.with(role(B, "manager", "worker"));
        graph.ruledBy(planned, new OneManagerEngineAtATime());
        assertThat(graph.ordered("engine.a:Restart", "engine.b:Configure")).isTrue();
        assertThat(graph.ordered("engine.b:Restart", "node.b:DemoteNode")).isTrue();
        assertThat(graph.ordered("engine.c:Restart", "engine.d:Configure")).isFalse();
        assertThat(graph.ordered("engine.a:Restart", "engine.c:Configure")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"abc, '', ''", "abc, c, ERROR", "a, '', WARNING"})
    void an_engine_of_a_manager_is_changed_only_while_the_others_are_a_majority(
            String managers, String silent, String severity) {
        FakePlanned planned = new FakePlanned();
        Seen.Present there = new Seen.Present(Fleet.spec("manager"), Entries.NONE);
        for (int at = 0; at < managers.length(); at++) {
            String name = managers.substring(at, at + 1);
            planned.wants(Fleet.node(name), Fleet.spec("manager")).saw(Fleet.node(name), there);
            planned.saw(
                    Address.of("host", name), name.equals(silent) ? new Seen.Unreachable("does not answer") : there);
        }
        Address engine = Address.of("engine", "a");
        planned.changes(new Change.Update(engine, Entries.NONE, Entries.NONE, List.of()));
        List<Diagnostic> found =
                new HandGraph().with(List.of(new Restart(engine))).ruledBy(planned, new OneManagerEngineAtATime());
        assertThat(found.stream().map(each -> each.severity().name()).toList())
                .isEqualTo(severity.isEmpty() ? List.of() : List.of(severity));
    }

    @Test
    void managers_that_come_back_do_so_before_engines_that_could_not_be_changed_without_them() {
        FakePlanned planned = new FakePlanned();
        Seen.Present there = new Seen.Present(Fleet.spec("manager"), Entries.NONE);
        Seen.Present ghost = new Seen.Present(Fleet.spec("manager").with("joined", Values.bool(false)), Entries.NONE);
        for (String name : List.of("a", "b", "c")) {
            planned.wants(Fleet.node(name), Fleet.spec("manager"))
                    .saw(Fleet.node(name), name.equals("c") ? ghost : there)
                    .saw(Address.of("host", name), name.equals("c") ? new Seen.Absent() : there);
        }
        HandGraph graph = new HandGraph();
        for (String name : List.of("a", "b")) {
            Address engine = Address.of("engine", name);
            planned.changes(new Change.Update(engine, Entries.NONE, Entries.NONE, List.of()));
            graph.with(List.of(new Restart(engine)));
        }
        graph.with(List.of(new DemoteNode(C, DemoteNode.SWARM_STAYS), new JoinNode(C, Fleet.spec("manager"))));

        assertThat(graph.ruledBy(planned, new OneManagerEngineAtATime(), new KeepQuorum()))
                .isEmpty();

        assertThat(graph.ordered("node.c:JoinNode", "engine.a:Restart")).isTrue();
        assertThat(graph.ordered("engine.a:Restart", "engine.b:Restart")).isTrue();
    }

    @Test
    void one_that_becomes_a_manager_has_its_engine_changed_before_and_the_others_after() {
        FakePlanned planned = new FakePlanned();
        Seen.Present manager = new Seen.Present(Fleet.spec("manager"), Entries.NONE);
        HandGraph graph = new HandGraph();
        for (String name : List.of("a", "b", "c")) {
            planned.wants(Fleet.node(name), Fleet.spec("manager"))
                    .saw(Fleet.node(name), name.equals("c") ? new Seen.Absent() : manager)
                    .saw(Address.of("host", name), manager);
            Address engine = Address.of("engine", name);
            planned.changes(new Change.Update(engine, Entries.NONE, Entries.NONE, List.of()));
            graph.with(
                    name.equals("c")
                            ? List.of(new Restart(engine), new JoinNode(C, Fleet.spec("manager")))
                            : List.of(new Restart(engine)));
        }

        assertThat(graph.ruledBy(planned, new OneManagerEngineAtATime())).isEmpty();

        assertThat(graph.ordered("engine.c:Restart", "engine.a:Restart")).isTrue();
        assertThat(graph.ordered("node.c:JoinNode", "engine.a:Restart")).isTrue();
        assertThat(graph.ordered("engine.a:Restart", "engine.b:Restart")).isTrue();
    }

    @Test
    void one_that_is_a_manager_already_though_unrecorded_waits_with_its_engine_for_those_that_come() {
        FakePlanned planned = new FakePlanned();
        Seen.Present manager = new Seen.Present(Fleet.spec("manager"), Entries.NONE);
        HandGraph graph = new HandGraph();
        for (String name : List.of("a", "b", "c")) {
            planned.wants(Fleet.node(name), Fleet.spec("manager"))
                    .saw(Fleet.node(name), name.equals("c") ? new Seen.Absent() : manager)
                    .saw(Address.of("host", name), manager);
            Address engine = Address.of("engine", name);
            planned.changes(new Change.Update(engine, Entries.NONE, Entries.NONE, List.of()));
            graph.with(
                    name.equals("a")
                            ? List.of(new Restart(engine))
                            : List.of(new Restart(engine), new JoinNode(Fleet.node(name), Fleet.spec("manager"))));
        }

        assertThat(graph.ruledBy(planned, new KeepQuorum(), new OneManagerEngineAtATime()))
                .isEmpty();

        assertThat(graph.ordered("node.c:JoinNode", "engine.a:Restart")).isTrue();
        assertThat(graph.ordered("node.c:JoinNode", "engine.b:Restart")).isTrue();
        assertThat(graph.ordered("engine.b:Restart", "node.b:JoinNode")).isTrue();
    }

    @Test
    void a_manager_that_goes_is_one_while_engines_are_changed() {
        FakePlanned planned = new FakePlanned();
        Seen.Present there = new Seen.Present(Fleet.spec("manager"), Entries.NONE);
        for (String name : List.of("a", "b", "c")) {
            planned.saw(Fleet.node(name), there).saw(Address.of("host", name), there);
        }
        planned.wants(Fleet.node("a"), Fleet.spec("manager")).wants(Fleet.node("b"), Fleet.spec("manager"));
        Address engine = Address.of("engine", "a");
        planned.changes(new Change.Update(engine, Entries.NONE, Entries.NONE, List.of()));
        HandGraph graph = new HandGraph()
                .with(List.of(new Restart(engine)))
                .with(List.of(new DemoteNode(C, DemoteNode.SWARM_STAYS)));

        assertThat(graph.ruledBy(planned, new OneManagerEngineAtATime())).isEmpty();

        assertThat(graph.ordered("engine.a:Restart", "node.c:DemoteNode")).isTrue();
    }

    @Test
    void the_swarm_begins_when_its_first_manager_has_its_engine() {
        Address engine = Address.of("engine", "a");
        HandGraph graph = new HandGraph()
                .with(List.of(new InitSwarm(Cluster.ADDRESS, Address.of("host", "a"), Entries.NONE, Entries.NONE)))
                .with(List.of(new Configure(engine), new Restart(engine)));
        graph.ruledBy(staying(), new EngineBeforeSwarm());
        assertThat(graph.ordered("engine.a:Restart", "swarm.cluster:InitSwarm")).isTrue();
    }

    @Test
    void a_swarm_is_not_made_anew() {
        Difference subnet = new Difference("subnet_size", Values.number(24), Values.number(26), true);
        FakePlanned planned =
                staying().changes(new Change.Replace(Cluster.ADDRESS, Entries.NONE, Entries.NONE, List.of(subnet)));
        assertThat(new HandGraph().ruledBy(planned, new SwarmStays()))
                .singleElement()
                .satisfies(each -> assertThat(each.detail()).contains("subnet_size"));
    }

    private static FakePlanned staying() {
        return Fleet.staying();
    }

    private List<Step> join(Address address, String role) {
        return node.steps(new Change.Create(address, Fleet.spec(role), false), staying());
    }

    private List<Step> removal(Address address, String role) {
        return node.steps(new Change.Delete(address, Fleet.spec(role), "gone"), staying());
    }

    private List<Step> role(Address address, String from, String to) {
        return node.steps(new Change.Update(address, Fleet.spec(from), Fleet.spec(to), List.of()), staying());
    }

    private List<Step> replacement(Address address) {
        return node.steps(
                new Change.Replace(address, Fleet.spec("manager"), Fleet.spec("manager"), List.of()), staying());
    }

    /** A step of another room, of which rules know the address only. */
    private record Configure(Address address) implements Step {
        @Override
        public Address target() {
            return address;
        }

        @Override
        public String title() {
            return "Configure";
        }

        @Override
        public Entries run(World world) {
            return Entries.NONE;
        }
    }

    private record Restart(Address address) implements Step {
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
}

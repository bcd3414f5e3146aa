package io.skep.swarm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.node.NodeType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which order engines of another version go through a swarm. */
class RollingUpgradeTest {

    private static final NodeType TYPE = new NodeType();
    private final HandGraph graph = new HandGraph();
    private final FakePlanned planned = new FakePlanned();

    @Test
    void workers_go_one_after_the_other_and_managers_after_them() {
        upgrades("a=manager", "b=manager", "c=manager", "d=worker", "e=worker");

        assertThat(ruled()).isEmpty();

        assertThat(turns()).containsExactly("d", "e", "a", "b", "c");
        assertThat(graph.ordered("node.d:CheckUpgraded", "node.e:MakeWay")).isTrue();
        assertThat(graph.ordered("node.e:CheckUpgraded", "node.a:MakeWay")).isTrue();
        assertThat(graph.ordered("node.a:CheckUpgraded", "node.b:MakeWay")).isTrue();
    }

    @Test
    void the_manager_that_the_swarm_began_on_is_the_last() {
        upgrades("a=manager", "b=manager", "c=manager");
        planned.saw(
                Cluster.ADDRESS, new Seen.Present(Entries.NONE, Entries.NONE.with("manager", Values.text("host.a"))));

        ruled();

        assertThat(turns()).containsExactly("b", "c", "a");
    }

    @Test
    void canaries_go_first_in_their_order_and_the_others_in_batches() {
        upgrades("a=manager", "b=worker", "c=worker", "d=worker", "e=worker", "f=worker");
        asks(Entries.NONE.with("canary", Values.texts(List.of("f", "c"))).with("batch", Values.number(2)));

        ruled();

        assertThat(turns()).containsExactly("f", "c", "b", "d", "e", "a");
        assertThat(graph.ordered("node.f:CheckUpgraded", "node.c:MakeWay")).isTrue();
        assertThat(graph.ordered("node.c:CheckUpgraded", "node.b:MakeWay")).isTrue();
        assertThat(graph.ordered("node.b:CheckUpgraded", "node.d:MakeWay")).isFalse();
        assertThat(graph.ordered("node.b:NoteServices", "node.d:MakeWay")).isTrue();
        assertThat(graph.ordered("node.d:NoteServices", "node.b:MakeWay")).isTrue();
        assertThat(graph.ordered("node.c:CheckUpgraded", "node.b:NoteServices")).isTrue();
        assertThat(graph.ordered("node.b:CheckUpgraded", "node.e:MakeWay")).isTrue();
        assertThat(graph.ordered("node.d:CheckUpgraded", "node.e:MakeWay")).isTrue();
    }

    @Test
    void a_manager_may_be_the_canary() {
        upgrades("a=manager", "b=manager", "c=manager", "d=worker");
        asks(Entries.NONE.with("canary", Values.texts(List.of("b"))));

        ruled();

        assertThat(turns()).containsExactly("b", "d", "a", "c");
    }

    @Test
    void a_node_that_an_earlier_run_left_is_checked_before_any_other_is_drained() {
        Address left = Fleet.node("z");
        planned.wants(left, Fleet.spec("worker"));
        graph.with(List.of(new io.skep.swarm.node.CheckUpgraded(left, "")));
        upgrades("a=manager", "b=worker");

        ruled();

        assertThat(graph.ordered("node.z:CheckUpgraded", "node.b:MakeWay")).isTrue();
    }

    @Test
    void a_canary_may_be_an_address_and_must_be_where_two_hosts_bear_one_name() {
        Address web = Address.each("node", "web", "one");
        Address data = Address.each("node", "data", "one");
        upgrade(web, "worker");
        upgrade(data, "worker");
        asks(Entries.NONE.with("canary", Values.texts(List.of("one"))));

        assertThat(new HandGraph().ruledBy(planned, new RollingUpgrade()))
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.summary()).isEqualTo("More than one canary of this name");
                    assertThat(said.detail()).contains("host.data[\"one\"] and host.web[\"one\"]");
                });

        asks(Entries.NONE.with("canary", Values.texts(List.of("host.web[\"one\"]"))));
        assertThat(new HandGraph().ruledBy(planned, new RollingUpgrade())).isEmpty();
    }

    @Test
    void a_canary_by_its_address_goes_first() {
        upgrades("a=manager", "b=worker", "c=worker");
        asks(Entries.NONE.with("canary", Values.texts(List.of("host.c"))));

        assertThat(ruled()).isEmpty();
        assertThat(turns()).containsExactly("c", "b", "a");
    }

    @Test
    void a_canary_that_nobody_knows_is_refused() {
        upgrades("a=manager");
        asks(Entries.NONE.with("canary", Values.texts(List.of("zeta"))));

        assertThat(new HandGraph().ruledBy(planned, new RollingUpgrade()))
                .singleElement()
                .satisfies(said -> assertThat(said.detail()).contains("\"zeta\"", "no host of the swarm"));
    }

    @ParameterizedTest
    @CsvSource({
        "28.5.2, 29.0, true, 1",
        "5:29.1-1, 28.5, true, 1",
        "28.5.2, 29.0, false, 0",
        "26.1, 28.5, true, 0",
        "'', 29, true, 0"
    })
    void encrypted_networks_that_are_cut_by_the_upgrade_are_told(
            String before, String after, boolean encrypted, int warnings) {
        planned.wants(Address.of("network", "front"), Entries.NONE.with("encrypted", Values.bool(encrypted)))
                .wants(Fleet.node("a"), Fleet.spec("worker"))
                .changes(new Change.Update(
                        Address.of("engine", "a"),
                        Entries.NONE.with("version", Values.text(before)),
                        Entries.NONE.with("version", Values.text(after)),
                        List.of(version())));

        assertThat(graph.ruledBy(planned, new EncryptedOverlaysCarry()))
                .hasSize(warnings)
                .allSatisfy(said -> assertThat(said.detail()).contains("network.front", "Docker Engine 29", "a is"));
    }

    @Test
    void a_node_is_drained_only_for_another_version() {
        Address engine = Address.of("engine", "a");
        Difference label = new Difference("labels[\"x\"]", Values.text("1"), Values.text("2"), false);

        assertThat(TYPE.following(Fleet.spec("worker"), update(engine, label))).isEmpty();
        assertThat(TYPE.following(Fleet.spec("worker"), update(engine, version())))
                .hasSize(1);
        assertThat(TYPE.before(nodeUpdate(Fleet.node("a"), "worker"), update(engine, label), planned))
                .isEmpty();
    }

    private List<Diagnostic> ruled() {
        return graph.ruledBy(planned, new KeepQuorum(), new RollingUpgrade(), new OneManagerEngineAtATime()).stream()
                .filter(each -> !each.summary().startsWith("An even number")
                        && !each.summary().startsWith("The only manager"))
                .toList();
    }

    /** The nodes in the order in which they are drained, one hand doing all. */
    private List<String> turns() {
        return graph.oneByOne().stream()
                .filter(id -> id.endsWith(":MakeWay"))
                .map(id -> id.substring("node.".length(), id.indexOf(':')))
                .toList();
    }

    private void asks(Entries upgrade) {
        planned.wants(Cluster.ADDRESS, Entries.NONE.with("upgrade", upgrade));
    }

    private void upgrades(String... members) {
        for (String member : members) {
            upgrade(Fleet.node(member), member.split("=", 2)[1]);
        }
    }

    private void upgrade(Address node, String role) {
        planned.wants(node, Fleet.spec(role))
                .saw(node, new Seen.Present(Fleet.spec(role), Entries.NONE))
                .saw(node.as("host"), new Seen.Present(Entries.NONE, Entries.NONE))
                .changes(update(node.as("engine"), version()));
        List<Step> steps =
                new ArrayList<>(TYPE.before(nodeUpdate(node, role), planned.change(node.as("engine")), planned));
        steps.add(new Install(node.as("engine")));
        steps.addAll(TYPE.steps(nodeUpdate(node, role), planned));
        graph.with(steps);
    }

    private static Change.Update nodeUpdate(Address node, String role) {
        return new Change.Update(node, Fleet.spec(role), Fleet.spec(role), List.of());
    }

    private static Change.Update update(Address address, Difference difference) {
        return new Change.Update(address, Entries.NONE, Entries.NONE, List.of(difference));
    }

    private static Difference version() {
        return new Difference("version", Values.text("26.1.5"), Values.text("28.5"), false);
    }

    /** A step of another room, of which rules know the address only. */
    private record Install(Address address) implements Step {
        @Override
        public Address target() {
            return address;
        }

        @Override
        public String title() {
            return "Install";
        }

        @Override
        public Entries run(World world) {
            return Entries.NONE;
        }
    }
}

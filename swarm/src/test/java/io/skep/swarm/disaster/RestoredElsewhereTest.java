package io.skep.swarm.disaster;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Step;
import io.skep.plans.remote.Command;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.node.RenewAddresses;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A manager that was restored on a host of another address tells the old one, until others join. */
class RestoredElsewhereTest {

    private static final Address RESTORED = Fleet.node("n");

    private Fleet fleet;
    private FleetLost lost;

    @BeforeEach
    void b_is_restored_on_n() throws Exception {
        fleet = new Fleet("a", "b", "c").formed("a=manager", "b=manager", "c=manager");
        String id =
                Values.textOf(fleet.world.outputs(Fleet.node("b")), "node_id").orElseThrow();
        lost = new FleetLost(fleet);
        Address host = lost.newHost("n", "10.9.0.1");
        lost.unpacks("n", "now", id);
        fleet.world.run(Disasters.restoration(BackupTest.state(), host, BackupTest.facts(id), "now"));
        for (String gone : List.of("a", "b", "c")) {
            fleet.world.forget(Fleet.node(gone));
        }
        lost.newHost("o", "10.9.0.2");
        lost.newHost("p", "10.9.0.3");
    }

    private FakePlanned planned(String o, String p) throws Exception {
        fleet.look(RESTORED, "manager");
        Entries swarm = Entries.NONE.with("manager", Values.text("host.n"));
        FakePlanned planned = new FakePlanned()
                .wants(RESTORED, Fleet.spec("manager"))
                .saw(RESTORED, fleet.world.seen(RESTORED))
                .saw(Cluster.ADDRESS, new Seen.Present(Entries.NONE, swarm));
        for (String joining : List.of("o=" + o, "p=" + p)) {
            Entries spec = Fleet.spec(joining.substring(2));
            planned.wants(Fleet.node(joining), spec).changes(new Change.Create(Fleet.node(joining), spec, false));
        }
        return planned;
    }

    private List<Step> joining(FakePlanned planned) {
        List<Step> steps = new ArrayList<>();
        for (String name : List.of("o", "p")) {
            Address node = Fleet.node(name);
            steps.addAll(
                    fleet.node.steps(new Change.Create(node, planned.spec(node).orElseThrow(), false), planned));
        }
        return steps;
    }

    private List<String> raft() {
        return lost.swarm().objects("nodes").stream()
                .filter(node -> node.has("ManagerStatus"))
                .map(node -> node.path("ManagerStatus").path("Addr").asString(""))
                .toList();
    }

    private void nothingIsLed() throws Exception {
        for (String host : List.of("n", "o", "p")) {
            assertThat(fleet.engine(host)
                            .run(Command.reading("iptables", "-w", "10", "-t", "nat", "-S", "OUTPUT"))
                            .out())
                    .as(host)
                    .doesNotContain("DNAT");
        }
    }

    @Test
    void others_join_it_around_the_former_address_and_it_becomes_a_manager_anew() throws Exception {
        FakePlanned planned = planned("manager", "manager");
        assertThat(raft()).containsExactly("10.0.0.11:2377");

        fleet.world.run(joining(planned));

        assertThat(raft()).containsExactlyInAnyOrder("10.9.0.1:2377", "10.9.0.2:2377", "10.9.0.3:2377");
        assertThat(fleet.engine("o").commands()).anyMatch(line -> line.contains("-I OUTPUT -p tcp -d 10.0.0.11"));
        assertThat(fleet.engine("p").commands()).noneMatch(line -> line.contains("-I OUTPUT"));
        nothingIsLed();
    }

    @Test
    void a_worker_stands_in_for_the_only_manager() throws Exception {
        FakePlanned planned = planned("worker", "worker");

        fleet.world.run(joining(planned));

        assertThat(raft()).containsExactly("10.9.0.1:2377");
        assertThat(lost.swarm().objects("nodes")).hasSize(3);
        nothingIsLed();
    }

    @Test
    void broken_off_after_the_join_it_is_done_by_the_next() throws Exception {
        FakePlanned planned = planned("manager", "manager");
        fleet.world.run(joining(planned).subList(0, 2));
        assertThat(raft()).contains("10.0.0.11:2377", "10.9.0.2:2377");

        FakePlanned next = planned("manager", "manager")
                .saw(Fleet.node("o"), fleet.look(Fleet.node("o"), "manager"))
                .began(Fleet.node("o"));
        fleet.world.run(joining(next));

        assertThat(raft()).containsExactlyInAnyOrder("10.9.0.1:2377", "10.9.0.2:2377", "10.9.0.3:2377");
        nothingIsLed();
    }

    @Test
    void the_first_manager_that_joins_stands_in_and_nobody_where_all_tell_their_own() throws Exception {
        FakePlanned planned = planned("worker", "manager");
        assertThat(joining(planned))
                .filteredOn(RenewAddresses.class::isInstance)
                .containsExactly(new RenewAddresses(Fleet.node("p")));

        fleet.world.run(joining(planned));

        assertThat(joining(planned("worker", "manager"))).noneMatch(RenewAddresses.class::isInstance);
    }
}

package io.skep.swarm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.network.NetworkType;
import io.skep.swarm.service.ServiceType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubnetRulesTest {

    private static final Address FRONT = Address.of("network", "front");
    private static final Address BACK = Address.of("network", "back");
    private static final Address WEB = Address.of("service", "web");

    @ParameterizedTest
    @CsvSource({
        "10.7.0.0/24, 180, OK",
        "10.7.0.0/24, 187, Subnet nearly full",
        "10.7.0.0/24, 249, Subnet nearly full",
        "10.7.0.0/24, 250, Subnet too small",
        "10.7.0.0/23, 250, OK",
        "'',          187, Subnet nearly full",
        "'',          400, Subnet too small"
    })
    void a_subnet_is_counted_before_it_is_full(String subnet, long replicas, String summary) {
        FakePlanned planned = planned(replicas).wants(FRONT, network(subnet));

        List<Diagnostic> said = new HandGraph().ruledBy(planned, new SubnetsHold());

        assertThat(said.stream().map(Diagnostic::summary))
                .isEqualTo(summary.equals("OK") ? List.of() : List.of(summary));
        assertThat(said).allMatch(each -> (each.severity() == Severity.ERROR) == summary.endsWith("small"));
    }

    @Test
    void the_message_does_the_sum_and_says_what_to_write() {
        FakePlanned planned = planned(250).wants(FRONT, network("10.7.0.0/24"));
        Entries update = Entries.NONE.with("order", Values.text("start-first")).with("parallelism", Values.number(20));
        planned.wants(WEB, service(250).with("update", update));

        assertThat(new HandGraph().ruledBy(planned, new SubnetsHold()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.detail())
                            .isEqualTo("network.front takes 274 addresses, and its subnet 10.7.0.0/24 has 254 for use: "
                                    + "250 tasks, 20 more while updates start new ones first, 1 virtual addresses, "
                                    + "2 load balancers (one a node), 1 gateway.");
                    assertThat(each.hint().orElseThrow()).startsWith("Write a subnet of /23 or more");
                });
    }

    @Test
    void what_the_swarm_chose_and_what_it_will_choose_is_counted_too() {
        Entries swarm = Entries.NONE.with("subnet_size", Values.number(28));
        FakePlanned planned = planned(13).wants(FRONT, network("")).wants(Cluster.ADDRESS, swarm);
        assertThat(new HandGraph().ruledBy(planned, new SubnetsHold()))
                .singleElement()
                .satisfies(each -> assertThat(each.detail()).contains("a subnet of /28, as the swarm chooses them,"));

        planned.saw(FRONT, new Seen.Present(network("10.0.1.0/24"), Entries.NONE));
        assertThat(new HandGraph().ruledBy(planned, new SubnetsHold())).isEmpty();
    }

    @Test
    void one_task_a_node_and_no_virtual_address_take_what_they_take() {
        Entries everywhere = Entries.NONE
                .with("mode", Values.text("global"))
                .with("endpoint_mode", Values.text("dnsrr"))
                .with("networks", Values.texts(List.of("front")));
        FakePlanned planned = planned(1).wants(WEB, everywhere).wants(FRONT, network("10.7.0.0/29"));

        assertThat(new HandGraph().ruledBy(planned, new SubnetsHold()))
                .singleElement()
                .satisfies(each -> assertThat(each.detail()).contains("takes 5 addresses", "has 6 for use: 2 tasks"));
    }

    @Test
    void a_range_counts_instead_of_its_subnet_and_several_pools_together() {
        Entries ranged = network("10.7.0.0/24").with("ip_range", Values.text("10.7.0.128/25"));
        assertThat(new HandGraph().ruledBy(planned(120).wants(FRONT, ranged), new SubnetsHold()))
                .singleElement()
                .satisfies(each -> assertThat(each.detail()).contains("has 127 for use"));
        Entries two = network("")
                .with(
                        "pool",
                        new Items(List.of(
                                Values.textEntries(Map.of("subnet", "10.7.0.0/24")),
                                Values.textEntries(Map.of("subnet", "10.8.0.0/24")))));
        assertThat(new HandGraph().ruledBy(planned(250).wants(FRONT, two), new SubnetsHold()))
                .isEmpty();
    }

    @Test
    void networks_with_common_addresses_are_refused() {
        FakePlanned planned = planned(1)
                .wants(FRONT, network("10.7.0.0/16"))
                .wants(BACK, network("10.7.3.0/24"))
                .wants(Address.of("network", "other"), network("10.8.0.0/24"));

        assertThat(new HandGraph().ruledBy(planned, new SubnetsApart()))
                .singleElement()
                .satisfies(each -> assertThat(each.detail())
                        .isEqualTo("network.front and network.back have addresses in common: "
                                + "10.7.0.0/16 and 10.7.3.0/24."));
    }

    @Test
    void what_the_swarm_chose_for_one_is_not_free_for_another() {
        FakePlanned planned = planned(1).wants(FRONT, network("")).wants(BACK, network("10.0.1.0/24"));
        assertThat(new HandGraph().ruledBy(planned, new SubnetsApart())).isEmpty();

        planned.saw(FRONT, new Seen.Present(network("10.0.1.0/24"), Entries.NONE));
        assertThat(new HandGraph().ruledBy(planned, new SubnetsApart())).hasSize(1);
    }

    @Test
    void a_subnet_within_the_swarms_pool_is_warned_of() {
        Entries swarm = Entries.NONE.with("default_addr_pool", Values.texts(List.of("10.0.0.0/8")));
        FakePlanned planned = planned(1).wants(FRONT, network("10.7.0.0/24")).wants(Cluster.ADDRESS, swarm);

        assertThat(new HandGraph().ruledBy(planned, new SubnetsApart()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.severity()).isEqualTo(Severity.WARNING);
                    assertThat(each.detail()).contains("a network without a subnet may get it first");
                });
    }

    @Test
    void the_mesh_is_changed_before_services_publish_and_not_under_those_that_do() {
        Entries mesh = network("").with("ingress", Values.bool(true));
        Entries published = service(1).with("port", new Items(List.of(Values.textEntries(Map.of("target", "80")))));
        Change.Create made = new Change.Create(FRONT, mesh, false);
        FakePlanned planned =
                planned(1).wants(FRONT, mesh).wants(WEB, published).changes(made);
        planned.changes(new Change.Create(WEB, published, false));
        HandGraph graph = new HandGraph()
                .with(new NetworkType().steps(made, planned))
                .with(new ServiceType().steps(new Change.Create(WEB, published, false), planned));

        assertThat(graph.ruledBy(planned, new MeshStays())).isEmpty();
        assertThat(graph.ordered("network.front:CreateNetwork", "service.web:CreateService"))
                .isTrue();

        FakePlanned standing =
                planned(1).wants(FRONT, mesh).wants(WEB, published).changes(made);
        standing.saw(WEB, new Seen.Present(published, Entries.NONE));
        assertThat(graph.ruledBy(standing, new MeshStays()))
                .singleElement()
                .satisfies(each -> assertThat(each.detail()).endsWith("service.web does."));
    }

    private static FakePlanned planned(long replicas) {
        return new FakePlanned()
                .wants(Fleet.node("a"), Fleet.spec("manager"))
                .wants(Fleet.node("b"), Fleet.spec("worker"))
                .wants(WEB, service(replicas));
    }

    private static Entries service(long replicas) {
        return Entries.NONE.with("replicas", Values.number(replicas)).with("networks", Values.texts(List.of("front")));
    }

    private static Entries network(String subnet) {
        Entries spec = Entries.NONE.with("driver", Values.text("overlay"));
        return subnet.isEmpty() ? spec : spec.with("subnet", Values.text(subnet));
    }
}

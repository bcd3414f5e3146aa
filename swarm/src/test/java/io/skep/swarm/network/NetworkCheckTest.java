package io.skep.swarm.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Beside;
import io.skep.plans.topology.Item;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.7.0.0/24 |           |               |
            10.7.0/24   |           |               | has the subnet "10.7.0/24"; one looks like 10.7.0.0/24.
            10.7.0.0/33 |           |               | has the subnet "10.7.0.0/33"; one looks like 10.7.0.0/24.
            10.7.0.5/24 |           |               | has the subnet "10.7.0.5/24", which does not begin there. Write 10.7.0.0/24.
            10.7.0.0/24 | 10.7.0.1  |               |
            10.7.0.0/24 | 10.8.0.1  |               | has the gateway 10.8.0.1, which is not in its subnet 10.7.0.0/24.
            10.7.0.0/24 | 10.7.0.1/8|               | has the gateway "10.7.0.1/8"; it is one address, such as 10.7.0.1.
                        | 10.8.0.1  |               | has a gateway but no subnet. Write the subnet it is in.
            10.7.0.0/24 |           | 10.7.0.128/25 |
            10.7.0.0/24 |           | 10.7.1.0/25   | has the ip_range 10.7.1.0/25, which is not in its subnet 10.7.0.0/24.
            fd00::/64   |           |               | has an IPv6 subnet but not ipv6 = true.
            """)
    void addresses_are_some_and_fit_each_other(String subnet, String gateway, String range, String wrong) {
        TreeMap<String, String> texts = new TreeMap<>();
        put(texts, "subnet", subnet);
        put(texts, "gateway", gateway);
        put(texts, "ip_range", range);

        assertThat(problems(Values.textEntries(texts)))
                .isEqualTo(wrong == null ? List.of() : List.of("network.n " + wrong));
    }

    private static void put(Map<String, String> texts, String key, String text) {
        if (text != null) {
            texts.put(key, text);
        }
    }

    @Test
    void pools_do_not_overlap_and_ipv6_needs_one_of_its_own() {
        assertThat(problems(pools("10.7.0.0/16", "10.7.3.0/24")))
                .containsExactly("network.n has pools that overlap: 10.7.0.0/16 and 10.7.3.0/24.");
        assertThat(problems(pools("10.7.0.0/24", "fd00:7::/64").with("ipv6", Values.bool(true))))
                .isEmpty();
        assertThat(problems(pools("10.7.0.0/24").with("ipv6", Values.bool(true))))
                .singleElement()
                .asString()
                .contains("has ipv6 but no IPv6 subnet");
        assertThat(problems(pools("10.7.0.0/24").with("subnet", Values.text("10.9.0.0/24"))))
                .singleElement()
                .asString()
                .contains("has both subnet and a block pool");
    }

    @Test
    void what_is_wrong_in_a_pool_is_shown_where_it_is_written() {
        Range second = new Range("main.hcl", new Position(9, 5, 90), new Position(9, 9, 94));
        Item item = item(pools("10.7.0.0/24", "nothing"));
        item.written().put("pool[1].subnet", second);

        new NetworkCheck().accept(item);

        assertThat(item.problems().list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.subject()).contains(second));
    }

    @Test
    void packets_have_a_size_that_can_be() {
        assertThat(problems(Entries.NONE.with("mtu", Values.number(50))))
                .containsExactly("network.n has an mtu of 50; it is from 68 to 65535.");
        assertThat(problems(Entries.NONE
                        .with("mtu", Values.number(1400))
                        .with("options", Values.textEntries(Map.of(NetworkCheck.MTU, "1300")))))
                .singleElement()
                .asString()
                .contains("Take the option out");
    }

    @Test
    void the_routing_mesh_is_an_overlay_of_its_own() {
        Entries mesh = Entries.NONE.with("ingress", Values.bool(true));
        assertThat(problems(mesh.with("driver", Values.text("overlay")))).isEmpty();
        assertThat(problems(mesh.with("driver", Values.text("macvlan")).with("attachable", Values.bool(true))))
                .containsExactly(
                        "network.n carries the routing mesh, which only the driver overlay does.",
                        "network.n carries the routing mesh and cannot be attachable.");
    }

    private static Entries pools(String... subnets) {
        return Entries.NONE.with(
                "pool",
                new Items(List.of(subnets).stream()
                        .map(subnet -> Values.textEntries(Map.of("subnet", subnet)))
                        .<io.skep.plans.text.value.Value>map(each -> each)
                        .toList()));
    }

    private static List<String> problems(Entries body) {
        Item item = item(body);
        new NetworkCheck().accept(item);
        return item.problems().list().stream().map(Diagnostic::detail).toList();
    }

    private static Item item(Entries body) {
        Position start = Position.START;
        return new Item(
                Address.of("network", "n"),
                body,
                new TreeMap<>(),
                new TreeSet<>(),
                new Range("main.hcl", start, start),
                new Diagnostics(),
                Beside.NOTHING);
    }
}

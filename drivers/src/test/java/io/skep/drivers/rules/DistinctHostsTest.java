package io.skep.drivers.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.drivers.FakePlanned;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DistinctHostsTest {

    private static final StepGraph NO_STEPS = new StepGraph() {
        @Override
        public List<Node> steps() {
            return List.of();
        }

        @Override
        public List<Node> steps(Address address) {
            return List.of();
        }

        @Override
        public void after(Node later, Node earlier) {
            throw new AssertionError("this rule adds no edges");
        }

        @Override
        public boolean comesAfter(Node later, Node earlier) {
            return false;
        }
    };

    private static Entries host(String name, String address, long port) {
        return Entries.of(Map.of(
                "name", Values.text(name),
                "settings", Values.textEntries(Map.of("address", address)),
                "access", Entries.of(Map.of("port", Values.number(port)))));
    }

    private static List<Diagnostic> check(Entries one, Entries other) {
        return new DistinctHosts()
                .order(
                        NO_STEPS,
                        FakePlanned.nothing().and(Address.of("host", "a"), one).and(Address.of("host", "b"), other));
    }

    @Test
    void two_hosts_at_one_address_and_port_are_refused() {
        assertThat(check(host("x", "10.0.0.1", 22), host("y", "10.0.0.1", 22)))
                .singleElement()
                .extracting(Diagnostic::detail)
                .isEqualTo("host.a and host.b are both at 10.0.0.1:22.");
    }

    @Test
    void two_hosts_of_one_name_are_refused() {
        assertThat(check(host("x", "10.0.0.1", 22), host("x", "10.0.0.2", 22)))
                .singleElement()
                .extracting(Diagnostic::detail)
                .isEqualTo("host.a and host.b are both named \"x\".");
    }

    @Test
    void two_ports_of_one_address_may_be_two_hosts() {
        assertThat(check(host("x", "127.0.0.1", 2201), host("y", "127.0.0.1", 2202)))
                .isEmpty();
    }

    @Test
    void hosts_whose_addresses_are_not_known_yet_are_not_compared() {
        Entries lab = Entries.of(Map.of("name", Values.text("x")));
        assertThat(check(lab, lab.with("name", Values.text("y")))).isEmpty();
    }
}

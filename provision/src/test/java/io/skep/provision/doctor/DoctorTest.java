package io.skep.provision.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.provision.fake.FakeHost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DoctorTest {

    private static final String HEALTHY = """
            clock 1700000000500
            disk 20971520
            kernel 6.1.0
            engine 28.5.2
            swarm active
            node 10.9.0.5
            mtu 1500
            route default via 10.9.0.1 dev eth0
            route 10.9.0.0/24 dev eth0 proto kernel
            address 10.9.0.5/24
            """;
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_500L);
    private static final HostRules RULES = HostRules.of(List.of("10.20.0.0/16"), List.of());

    @Test
    void a_healthy_host_has_no_findings() throws Exception {
        HostSight sight = seen(HEALTHY);

        assertThat(sight.addresses()).containsExactly("10.9.0.5");
        assertThat(sight.routes()).containsExactly("10.9.0.0/24");
        assertThat(sight.node()).isEqualTo("10.9.0.5");
        assertThat(RULES.of("a", sight)).isEmpty();
    }

    @Test
    void what_a_host_does_not_tell_is_no_finding() throws Exception {
        assertThat(RULES.of("a", seen(""))).isEmpty();
    }

    @Test
    void a_full_disk_a_wrong_clock_and_an_overlapping_pool_are_errors() throws Exception {
        HostSight sight = seen(HEALTHY.replace("disk 20971520", "disk 1000")
                .replace("clock 1700000000500", "clock 1700007200500")
                .replace("10.9.0.0/24", "10.20.4.0/24"));

        assertThat(RULES.grave("a", sight))
                .allMatch(Finding::fatal)
                .extracting(Finding::check)
                .containsExactly("disk", "clock", "pools");
        assertThat(RULES.of("a", sight))
                .extracting(Finding::what)
                .contains(
                        "its clock is 7200 s ahead of this machine's",
                        "its route to 10.20.4.0/24 overlaps 10.20.0.0/16, which overlays get addresses from");
    }

    @Test
    void less_of_the_same_is_a_warning_and_so_is_the_pool_that_swarms_choose() throws Exception {
        HostSight sight = seen(HEALTHY.replace("disk 20971520", "disk 1000000")
                .replace("clock 1700000000500", "clock 1699999940500")
                .replace("10.9.0.0/24", "10.20.4.0/24"));

        assertThat(HostRules.of(List.of(), List.of()).of("a", sight))
                .noneMatch(Finding::fatal)
                .extracting(Finding::check)
                .containsExactly("disk", "clock", "pools");
    }

    @Test
    void the_usual_pool_is_checked_beside_a_networks_subnet_and_not_beside_a_pool() throws Exception {
        HostSight sight = seen(HEALTHY);

        assertThat(HostRules.of(List.of(), List.of("10.20.4.0/24")).of("a", sight))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.fatal()).isFalse();
                    assertThat(found.what()).contains("10.9.0.0/24 overlaps 10.0.0.0/8");
                });
        assertThat(HostRules.of(List.of(), List.of("10.9.0.0/16")).of("a", sight))
                .extracting(Finding::fatal)
                .containsExactly(true, false);
        assertThat(HostRules.of(List.of("10.20.0.0/16"), List.of("10.30.0.0/24"))
                        .of("a", sight))
                .isEmpty();
    }

    @Test
    void a_locked_engine_a_poor_kernel_and_no_names_are_told() throws Exception {
        HostSight sight =
                seen(HEALTHY.replace("swarm active", "swarm locked Swarm is encrypted") + "missing ip_vs\nnames no\n");

        assertThat(RULES.of("a", sight)).extracting(Finding::check).containsExactly("swarm", "kernel", "dns");
        assertThat(RULES.of("a", sight).getFirst().what()).contains("locked Swarm is encrypted");
    }

    @Test
    void hosts_that_differ_are_told_together() throws Exception {
        TreeMap<String, HostSight> both = new TreeMap<>(Map.of(
                "a",
                seen(HEALTHY),
                "b",
                seen(HEALTHY.replace("28.5.2", "20.10.24").replace("1500", "1400"))));

        assertThat(RULES.ofAll(both)).extracting(Finding::check).containsExactly("engine", "mtu");
    }

    @Test
    void a_port_is_open_where_what_was_sent_came_in_and_blocked_where_it_did_not() throws Exception {
        FakeHost one = new FakeHost().answers("use Socket", 0, "watching\nudp 7946 two\n");
        FakeHost two = new FakeHost().answers("use Socket", 0, "watching\ntcp 7946 10.9.0.1\n");
        one.answers("/dev/tcp/", 0, "knocking\n");
        two.answers("/dev/tcp/", 0, "knocking\nopen tcp/10.9.0.1/2377\n");
        List<Port> ports =
                List.of(new Port("tcp", 2377, true), new Port("tcp", 7946, false), new Port("udp", 7946, false));

        List<Wire> wires = PortProbe.between(
                List.of(
                        new End("one", one, "10.9.0.1", List.of("10.9.0.1"), true),
                        new End("two", two, "10.9.0.2", List.of("10.9.0.2"), false)),
                ports,
                "word");

        assertThat(wires)
                .extracting(wire -> wire.from() + " " + wire.to() + " " + wire.port() + " " + wire.state())
                .containsExactly(
                        "one two 7946/tcp OPEN",
                        "one two 7946/udp BLOCKED",
                        "two one 2377/tcp OPEN",
                        "two one 7946/tcp BLOCKED",
                        "two one 7946/udp OPEN");
        assertThat(one.changes()).isEmpty();
    }

    @Test
    void where_nobody_can_watch_it_is_not_known() throws Exception {
        FakeHost silent = new FakeHost().answers("use Socket", 1, "");
        List<Wire> wires = PortProbe.between(
                List.of(
                        new End("one", new FakeHost(), "10.9.0.1", List.of(), true),
                        new End("two", silent, "10.9.0.2", List.of(), true)),
                List.of(new Port("udp", 4789, false)),
                "word");

        assertThat(wires).extracting(Wire::state).containsOnly(Wire.State.UNKNOWN);
    }

    @Test
    void where_nobody_can_knock_it_is_not_known() throws Exception {
        FakeHost watching = new FakeHost().answers("use Socket", 0, "watching\n");
        FakeHost shellless =
                new FakeHost().answers("use Socket", 0, "watching\n").answers("/dev/tcp/", 127, "");
        FakeHost lost = new FakeHost();
        lost.silence("the connection was lost");
        List<Wire> wires = PortProbe.between(
                List.of(
                        new End("one", watching.answers("/dev/tcp/", 0, "knocking\n"), "10.9.0.1", List.of(), true),
                        new End("two", shellless, "10.9.0.2", List.of(), true),
                        new End("three", lost, "10.9.0.3", List.of(), true)),
                List.of(new Port("udp", 4789, false)),
                "word");

        assertThat(wires)
                .extracting(wire -> wire.from() + " " + wire.to() + " " + wire.state())
                .containsExactly(
                        "one two BLOCKED",
                        "one three UNKNOWN",
                        "two one UNKNOWN",
                        "two three UNKNOWN",
                        "three one UNKNOWN",
                        "three two UNKNOWN");
    }

    @Test
    void what_is_run_says_its_words_in_order() {
        assertThat(PortScripts.watch("word", List.of("2377", "7946")).line())
                .startsWith(
                        "sh -c 'if [ \"$(id -u)\" = 0 ]; then exec \"$@\"; else exec sudo -n \"$@\"; fi' sh timeout 17 perl -e")
                .endsWith("12 word 2377 7946");
        assertThat(PortScripts.knock("word", "one", List.of("udp/10.9.0.2/7946"))
                        .line())
                .startsWith("bash -c ")
                .endsWith("bash word one udp/10.9.0.2/7946");
        assertThat(HostLook.COMMAND.changes()).isFalse();
    }

    private static HostSight seen(String printed) throws Exception {
        return HostLook.at(new FakeHost().answers("clock", 0, printed), () -> NOW);
    }

    @Test
    void clocks_within_the_look_itself_are_right() throws Exception {
        assertThat(seen(HEALTHY).skew()).isEqualTo(Duration.ZERO);
    }
}

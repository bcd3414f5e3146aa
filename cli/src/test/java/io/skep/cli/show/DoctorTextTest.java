package io.skep.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.provision.doctor.Finding;
import io.skep.provision.doctor.HostSight;
import io.skep.provision.doctor.Port;
import io.skep.provision.doctor.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DoctorTextTest {

    private static final Port GOSSIP = new Port("udp", 7946, false);
    private static final HostSight SIGHT = new HostSight(
            Duration.ofSeconds(-9),
            2_048_000,
            "6.1",
            "28.5.2",
            "active",
            "",
            "",
            1500,
            List.of(),
            true,
            List.of(),
            List.of());
    private static final DoctorText TOLD = new DoctorText(
            new TreeMap<>(Map.of("a", SIGHT, "b", SIGHT)),
            List.of(GOSSIP),
            List.of(new Wire("a", "b", GOSSIP, Wire.State.BLOCKED), new Wire("b", "a", GOSSIP, Wire.State.OPEN)),
            List.of(new Finding(true, "port", "b", "7946/udp is not reached from a", "Open it")));

    @Test
    void hosts_ports_and_findings_stand_below_each_other() {
        assertThat(TOLD.text()).isEqualTo("""
                HOST  ENGINE  SWARM   KERNEL  FREE     CLOCK  MTU
                a     28.5.2  active  6.1     2000 MB  -9 s   1500
                b     28.5.2  active  6.1     2000 MB  -9 s   1500

                7946/udp  to a  to b
                from a          BLOCKED
                from b    open

                Error: b: 7946/udp is not reached from a.
                  Open it.""");
    }

    @Test
    void where_nothing_is_found_all_is_well() {
        assertThat(new DoctorText(new TreeMap<>(), List.of(), List.of(), List.of()).text())
                .endsWith("All is well.");
    }

    @Test
    void programs_read_the_same_as_json() {
        assertThat(TOLD.json())
                .contains("{\"from\":\"a\",\"to\":\"b\",\"port\":7946,\"protocol\":\"udp\",\"state\":\"blocked\"}")
                .contains("{\"severity\":\"error\",\"check\":\"port\",\"host\":\"b\"")
                .contains("\"clock_skew_milliseconds\":-9000");
    }
}

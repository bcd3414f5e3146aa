package io.skep.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.remote.Command;
import io.skep.plans.resource.Address;
import org.junit.jupiter.api.Test;

class DetourTest {

    private static final Address NODE = Address.of("node", "n");

    @Test
    void it_leads_what_goes_to_the_former_address_to_where_the_manager_is() {
        FormerAddress former = new FormerAddress(NODE, "10.0.0.1", "2377", "10.9.0.1");

        assertThat(Detour.rule("-I", former, true).line())
                .isEqualTo(
                        "iptables -w 10 -t nat -I OUTPUT -p tcp -d 10.0.0.1 --dport 2377 -m comment --comment skep-detour"
                                + " -j DNAT --to-destination 10.9.0.1:2377");
        assertThat(Detour.rule("-C", former, false).changes()).isFalse();
        assertThat(Detour.rule("-I", new FormerAddress(NODE, "fd00::1", "2377", "fd00::2"), true)
                        .line())
                .startsWith("ip6tables ")
                .endsWith("--to-destination '[fd00::2]:2377'");
    }

    @Test
    void only_our_own_rules_are_taken_away_as_they_are_listed() {
        String listed = """
                -P OUTPUT ACCEPT
                -A OUTPUT -d 10.0.0.1/32 -p tcp -m tcp --dport 2377 -m comment --comment skep-detour -j DNAT --to-destination 10.9.0.1:2377
                -A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER
                """;

        assertThat(Detour.ending("iptables", listed))
                .extracting(Command::line)
                .containsExactly(
                        "iptables -w 10 -t nat -D OUTPUT -d 10.0.0.1/32 -p tcp -m tcp --dport 2377 -m comment --comment"
                                + " skep-detour -j DNAT --to-destination 10.9.0.1:2377");
    }
}

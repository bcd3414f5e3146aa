package io.skep.swarm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.engineapi.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAddressesTest {

    private static final Address A = Address.of("host", "a");

    private static final String SHOWN = """
            1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
            2: eth0    inet 10.0.0.10/24 brd 10.0.0.255 scope global eth0\\       valid_lft forever
            3: eth1@if7    inet 10.9.0.4/16 brd 10.9.255.255 scope global eth1\\       valid_lft forever
            3: eth1@if7    inet6 fe80::42:acff/64 scope link \\       valid_lft forever
            3: eth1@if7    inet6 fd00:9::4/64 scope global \\       valid_lft forever
            """;

    @ParameterizedTest
    @CsvSource({
        "advertise_addr, eth1, AdvertiseAddr, 10.9.0.4",
        "advertise_addr, 10.9.0.0/16, AdvertiseAddr, 10.9.0.4",
        "advertise_addr, 192.0.2.7, AdvertiseAddr, 192.0.2.7",
        "advertise_addr, fd00:9::4, AdvertiseAddr, fd00:9::4",
        "data_path_addr, eth1, DataPathAddr, 10.9.0.4",
        "data_path_addr, 10.0.0.0/8, DataPathAddr, 10.0.0.10",
        "data_path_addr, 0.0.0.0/0, DataPathAddr, 10.0.0.10",
        "listen_addr, eth1, ListenAddr, 10.9.0.4:2377",
        "listen_addr, eth1:4000, ListenAddr, 10.9.0.4:4000",
        "listen_addr, 10.9.0.0/16:4000, ListenAddr, 10.9.0.4:4000",
        "listen_addr, 0.0.0.0:4000, ListenAddr, 0.0.0.0:4000",
        "listen_addr, '[fd00:9::4]:4000', ListenAddr, '[fd00:9::4]:4000'"
    })
    void an_address_an_interface_or_a_subnet_becomes_an_address_of_the_host(
            String attribute, String asked, String field, String expected) throws Exception {
        assertThat(document(Entries.NONE.with(attribute, Values.text(asked)))
                        .path(field)
                        .asString(""))
                .isEqualTo(expected);
    }

    @Test
    void what_is_not_asked_for_is_as_always() throws Exception {
        assertThat(Json.write(document(Entries.NONE)))
                .isEqualTo("{\"ListenAddr\":\"0.0.0.0:2377\",\"AdvertiseAddr\":\"10.0.0.10\"}");
    }

    @Test
    void what_leads_to_no_address_is_told_with_those_there_are() {
        assertThatThrownBy(() -> document(Entries.NONE.with("data_path_addr", Values.text("eth9"))))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("a: data_path_addr = \"eth9\" leads to no address there")
                .hasMessageContaining("10.0.0.10 (eth0), 10.9.0.4 (eth1)");
    }

    @Test
    void a_pool_that_a_route_of_the_host_leads_into_is_refused_before_the_swarm_begins() {
        Fleet fleet = new Fleet("a");
        fleet.engine("a")
                .answers(
                        Command.reading("ip", "-4", "route", "show"),
                        new Output(0, "default via 10.0.0.1 dev eth0\n10.20.0.0/24 dev vpn scope link\n", ""));
        Entries spec = Entries.NONE.with("default_addr_pool", Values.texts(List.of("10.20.0.0/16")));

        assertThatThrownBy(() -> fleet.world.run(List.of(new InitSwarm(Cluster.ADDRESS, A, spec, Entries.NONE))))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("a: default_addr_pool 10.20.0.0/16 overlaps its route to 10.20.0.0/24")
                .hasMessageContaining("Choose another pool");
        assertThat(fleet.engine("a").writes()).isEmpty();
    }

    @Test
    void the_first_manager_and_those_that_join_take_the_addresses_of_their_spec() throws Exception {
        Fleet fleet = new Fleet("a", "b");
        fleet.engine("b").answers(Command.reading("ip", "-o", "addr", "show"), new Output(0, SHOWN, ""));
        Entries spec = Fleet.spec("worker").overlaidWith(Values.textEntries(Map.of("data_path_addr", "eth1")));
        fleet.formed("a=manager");
        fleet.world.run(fleet.node.steps(
                new io.skep.plans.resource.Change.Create(Fleet.node("b"), spec, false), Fleet.staying()));
        assertThat(fleet.engine("b").requests()).anyMatch(request -> request.contains("\"DataPathAddr\":\"10.9.0.4\""));
        assertThat(fleet.world.look(fleet.node, Fleet.node("b"), Optional.of(spec)))
                .isInstanceOfSatisfying(
                        io.skep.plans.resource.Seen.Present.class,
                        seen -> assertThat(seen.values()).isEqualTo(spec));
    }

    private static tools.jackson.databind.JsonNode document(Entries nodeSpec) throws Exception {
        Fleet fleet = new Fleet("a");
        fleet.engine("a").answers(Command.reading("ip", "-o", "addr", "show"), new Output(0, SHOWN, ""));
        return NodeAddresses.of(fleet.world, A, nodeSpec).document();
    }
}

package io.skep.swarm.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.swarm.engineapi.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What is counted and read for a status, from documents as engines write them. */
class SightsTest {

    private static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBejCCASGgAwIBAgIUExt38wbNHSxKgRhQ/ExhozCmpQgwCgYIKoZIzj0EAwIw
            EzERMA8GA1UEAwwIc3dhcm0tY2EwHhcNMjYxMTIxMjMwODMwWhcNMzYxMTE4MjMw
            ODMwWjATMREwDwYDVQQDDAhzd2FybS1jYTBZMBMGByqGSM49AgEGCCqGSM49AwEH
            A0IABNOKxvh84Kj0MUMjAES9jzFFrYEeEOiWIuocVzprH1GsVNBYZTAElaKcsDL6
            w24yqlotCkRm9E74hxGfgWzb16mjUzBRMB0GA1UdDgQWBBRX9aZxuk1+pzsVMAEW
            t8ydvOHDYDAfBgNVHSMEGDAWgBRX9aZxuk1+pzsVMAEWt8ydvOHDYDAPBgNVHRMB
            Af8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIG3VIXcNBSXyWq/phY8zQt0CHslw
            ZJwvfX97QAWegIzVAiAXH67+dCUIMEQsWt/yIuszmY5iI3YFNGQw1nFbngfqcQ==
            -----END CERTIFICATE-----
            """;

    @Test
    void the_end_of_a_certificate_is_read_and_what_is_none_has_no_end() {
        assertThat(Certificates.end(PEM)).contains(Instant.parse("2036-11-18T23:08:30Z"));
        assertThat(Certificates.end("")).isEmpty();
        assertThat(Certificates.end("no certificate")).isEmpty();
    }

    @Test
    void the_tasks_of_every_mode_are_counted() {
        List<ObjectNode> tasks = objects(
                "{'DesiredState':'running','Status':{'State':'running'}}",
                "{'DesiredState':'running','Status':{'State':'preparing'}}",
                "{'DesiredState':'shutdown','Status':{'State':'running'}}",
                "{'DesiredState':'complete','Status':{'State':'complete'}}");

        assertThat(amounts("{'Replicated':{'Replicas':5}}", tasks)).isEqualTo("replicated 1/5");
        assertThat(amounts("{'Global':{}}", tasks)).isEqualTo("global 1/2");
        assertThat(amounts("{'ReplicatedJob':{'TotalCompletions':3}}", tasks)).isEqualTo("replicated-job 1/3");
        assertThat(amounts("{'GlobalJob':{}}", tasks)).isEqualTo("global-job 1/1");
    }

    @Test
    void addresses_of_tasks_services_and_nodes_are_counted_once() {
        List<ObjectNode> networks = objects(
                "{'Id':'n1','Name':'back','Scope':'swarm','IPAM':{'Config':[{'Subnet':'10.0.1.0/28'}]}}",
                "{'Id':'n2','Name':'bridge','Scope':'local','IPAM':{'Config':[{'Subnet':'172.17.0.0/16'}]}}");
        List<ObjectNode> services = objects(
                "{'Endpoint':{'VirtualIPs':[{'NetworkID':'n1','Addr':'10.0.1.2/28'},{'NetworkID':'nx','Addr':'1'}]}}");
        List<ObjectNode> tasks = objects(
                task("running", "a", "10.0.1.3/28"),
                task("running", "a", "10.0.1.4/28"),
                task("shutdown", "b", "10.0.1.5/28"));

        assertThat(Subnets.of(networks, services, tasks))
                .containsExactly(new SubnetSight("back", "10.0.1.0/28", 4, 13));
    }

    @Test
    void the_margin_is_how_many_managers_may_still_fail() {
        assertThat(swarm(3, 3).margin()).isEqualTo(1);
        assertThat(swarm(3, 2).margin()).isZero();
        assertThat(swarm(3, 1).margin()).isEqualTo(-1);
        assertThat(swarm(5, 5).margin()).isEqualTo(2);
        assertThat(swarm(4, 4).margin()).isEqualTo(1);
        assertThat(swarm(1, 1).margin()).isZero();
    }

    private static SwarmSight swarm(int managers, int reachable) {
        List<NodeSight> nodes = Stream.iterate(0, each -> each + 1)
                .limit(managers)
                .map(each -> new NodeSight(
                        "n" + each,
                        "n" + each,
                        Optional.empty(),
                        true,
                        each == 0,
                        each < reachable,
                        "ready",
                        "active",
                        "",
                        "",
                        Optional.empty()))
                .toList();
        return new SwarmSight("id", "n0", nodes, List.of(), List.of(), Optional.empty());
    }

    private static String task(String desired, String node, String address) {
        return "{'DesiredState':'" + desired + "','NodeID':'" + node
                + "','NetworksAttachments':[{'Network':{'ID':'n1'},'Addresses':['" + address + "']}]}";
    }

    private static String amounts(String mode, List<ObjectNode> tasks) {
        ObjectNode document = objects(mode).getFirst();
        return Amounts.mode(document) + " " + Amounts.there(document, tasks) + "/" + Amounts.wanted(document, tasks);
    }

    private static List<ObjectNode> objects(String... texts) {
        return Stream.of(texts)
                .map(text -> (ObjectNode) Json.parse(text.replace('\'', '"')))
                .toList();
    }
}

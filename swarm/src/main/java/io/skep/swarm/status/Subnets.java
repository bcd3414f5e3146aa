package io.skep.swarm.status;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How full the swarm's networks are, counted from what their services and tasks were given; pure. */
final class Subnets {

    private Subnets() {}

    static List<SubnetSight> of(List<ObjectNode> networks, List<ObjectNode> services, List<ObjectNode> tasks) {
        List<SubnetSight> sights = new ArrayList<>();
        for (ObjectNode network : networks) {
            if (!network.path("Scope").asString("").equals("swarm")) {
                continue;
            }
            String id = network.path("Id").asString("");
            for (JsonNode pool : network.path("IPAM").path("Config")) {
                String subnet = pool.path("Subnet").asString("");
                if (subnet.matches("[0-9.]+/\\d{1,2}")) {
                    sights.add(new SubnetSight(
                            network.path("Name").asString(""), subnet, used(id, services, tasks), capacity(subnet)));
                }
            }
        }
        sights.sort(Comparator.comparing(SubnetSight::network).thenComparing(SubnetSight::subnet));
        return sights;
    }

    /** Addresses of tasks and services, and one for each node that a task is on: the end of its load balancer. */
    private static long used(String network, List<ObjectNode> services, List<ObjectNode> tasks) {
        Set<String> addresses = new HashSet<>();
        Set<String> nodes = new HashSet<>();
        for (ObjectNode task : tasks) {
            boolean runs = task.path("DesiredState").asString("").equals("running");
            for (JsonNode attachment : task.path("NetworksAttachments")) {
                if (runs && attachment.path("Network").path("ID").asString("").equals(network)) {
                    attachment.path("Addresses").forEach(address -> addresses.add(address.asString("")));
                    nodes.add(task.path("NodeID").asString(""));
                }
            }
        }
        for (ObjectNode service : services) {
            for (JsonNode virtual : service.path("Endpoint").path("VirtualIPs")) {
                if (virtual.path("NetworkID").asString("").equals(network)) {
                    addresses.add(virtual.path("Addr").asString(""));
                }
            }
        }
        return (long) addresses.size() + nodes.size();
    }

    /** Without the subnet's own address, its broadcast address and its gateway. */
    private static long capacity(String subnet) {
        int bits = 32 - Integer.parseInt(subnet.substring(subnet.indexOf('/') + 1));
        return Math.max(0, (1L << bits) - 3);
    }
}

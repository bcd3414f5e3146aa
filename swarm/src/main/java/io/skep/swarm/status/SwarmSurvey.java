package io.skep.swarm.status;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Route;
import io.skep.swarm.service.ServiceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a manager, and each host for its certificate, how it stands with the swarm. Changes nothing. */
public final class SwarmSurvey {

    private SwarmSurvey() {}

    /** What there is to tell; empty where there is no swarm. Fails where there is one and no manager of it answers. */
    public static Optional<SwarmSight> of(Window window) throws RemoteException, InterruptedException {
        return switch (Managers.find(window)) {
            case Managers.Found.Gone() -> Optional.empty();
            case Managers.Found.Silent(String why, var _) -> throw new RemoteException(why, true);
            case Managers.Found.Reached reached -> Optional.of(told(window, reached));
        };
    }

    private static SwarmSight told(Window window, Managers.Found.Reached reached)
            throws RemoteException, InterruptedException {
        EngineLook manager = reached.engine();
        List<ObjectNode> nodes = manager.list(Route.to("/nodes"));
        List<ObjectNode> services = manager.list(Route.to("/services"));
        List<ObjectNode> tasks = manager.list(Route.to("/tasks"));
        List<ObjectNode> networks = manager.list(Route.to("/networks"));
        return new SwarmSight(
                reached.membership().clusterId(),
                manager.host(),
                nodes(window, nodes),
                services(window, services, tasks),
                Subnets.of(networks, services, tasks),
                Certificates.end(reached.membership()
                        .cluster()
                        .path("TLSInfo")
                        .path("TrustRoot")
                        .asString("")));
    }

    private static List<NodeSight> nodes(Window window, List<ObjectNode> nodes) throws InterruptedException {
        Map<String, Address> hosts = new TreeMap<>();
        window.outputs("node")
                .forEach((address, outputs) ->
                        Values.textOf(outputs, "node_id").ifPresent(id -> hosts.put(id, address.as("host"))));
        List<NodeSight> sights = new ArrayList<>();
        for (ObjectNode node : nodes) {
            String id = node.path("ID").asString("");
            Optional<Address> host = Optional.ofNullable(hosts.get(id));
            JsonNode manager = node.path("ManagerStatus");
            JsonNode description = node.path("Description");
            sights.add(new NodeSight(
                    id,
                    description.path("Hostname").asString("?"),
                    host,
                    node.path("Spec").path("Role").asString("").equals("manager"),
                    manager.path("Leader").asBoolean(false),
                    manager.isMissingNode()
                            || manager.path("Reachability").asString("").equals("reachable"),
                    node.path("Status").path("State").asString("unknown"),
                    node.path("Spec").path("Availability").asString(""),
                    description.path("Engine").path("EngineVersion").asString(""),
                    node.path("Status").path("Addr").asString(""),
                    host.isPresent() ? certificate(window, host.get()) : Optional.empty()));
        }
        sights.sort(java.util.Comparator.comparing(NodeSight::manager)
                .reversed()
                .thenComparing(NodeSight::hostname)
                .thenComparing(NodeSight::id));
        return sights;
    }

    /** A host that does not answer has been told of by its node's state. */
    private static Optional<Instant> certificate(Window window, Address host) throws InterruptedException {
        try {
            String root =
                    Engines.look(window, host).info().path("DockerRootDir").asString("/var/lib/docker");
            return window.look(host)
                    .download(root + "/swarm/certificates/swarm-node.crt")
                    .flatMap(Certificates::end);
        } catch (RemoteException silent) {
            return Optional.empty();
        }
    }

    private static List<ServiceSight> services(Window window, List<ObjectNode> services, List<ObjectNode> tasks) {
        List<ServiceSight> sights = new ArrayList<>();
        for (ObjectNode service : services) {
            JsonNode spec = service.path("Spec");
            String id = service.path("ID").asString("");
            List<ObjectNode> own = tasks.stream()
                    .filter(task -> task.path("ServiceID").asString("").equals(id))
                    .toList();
            sights.add(new ServiceSight(
                    spec.path("Name").asString(""),
                    ServiceType.ours(window, service),
                    Amounts.mode(spec.path("Mode")),
                    Amounts.there(spec.path("Mode"), own),
                    Amounts.wanted(spec.path("Mode"), own),
                    service.path("UpdateStatus").path("State").asString(""),
                    spec.path("TaskTemplate")
                            .path("ContainerSpec")
                            .path("Image")
                            .asString("")));
        }
        sights.sort(java.util.Comparator.comparing(ServiceSight::name));
        return sights;
    }
}

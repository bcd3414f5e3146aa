package io.skep.swarm.network;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes our services off the networks that an address had before, by a rolling update of each: all of them are on the present one too by
 * now, so that at every moment any two tasks share one. A service that is not on it yet is put there.
 */
public record LeaveFormerNetwork(Address address) implements Step {

    private static final Duration LIMIT = Duration.ofHours(1);
    private static final String SERVICES = "/services";

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Take services off network " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        if (Managers.find(world) instanceof Managers.Found.Gone) {
            return Entries.NONE;
        }
        String present = RemoveFormerNetwork.present(world, address);
        List<String> left = Managers.act(world, manager -> leave(manager, world, present));
        for (String service : left) {
            Patience.until(
                    world,
                    LIMIT,
                    "A service did not leave network " + Names.docker(address),
                    () -> Managers.once(world, manager -> settled(manager, service)));
        }
        return Entries.NONE;
    }

    private List<String> leave(EngineApi manager, World world, String present)
            throws RemoteException, InterruptedException {
        Set<String> former = new HashSet<>();
        for (ObjectNode network : Networks.all(manager, world, address)) {
            if (!Networks.id(network).equals(present)) {
                former.add(Networks.id(network));
            }
        }
        List<String> left = new ArrayList<>();
        for (ObjectNode service : manager.list(Route.to(SERVICES))) {
            JsonNode labels = service.path("Spec").path("Labels");
            String id = service.path("ID").asString("");
            boolean ours = OwnLabels.foreign(labels, world.ownership()).isEmpty();
            boolean sent = ours
                    && manager.revise(
                            Route.to(SERVICES, id),
                            Route.to(SERVICES, id, "update"),
                            spec -> moved(spec, former, present));
            if (sent || (ours && updating(service))) {
                left.add(id);
            }
        }
        return left;
    }

    private static boolean updating(JsonNode service) {
        return service.path("UpdateStatus").path("State").asString("").equals("updating");
    }

    private static ObjectNode moved(ObjectNode spec, Set<String> former, String present) {
        JsonNode attached = spec.path("TaskTemplate").path("Networks");
        boolean on = false;
        boolean onFormer = false;
        for (JsonNode network : attached) {
            on |= network.path("Target").asString("").equals(present);
            onFormer |= former.contains(network.path("Target").asString(""));
        }
        if (!onFormer) {
            return spec;
        }
        ArrayNode networks = Json.array();
        for (JsonNode network : attached) {
            if (!former.contains(network.path("Target").asString(""))) {
                networks.add(network);
            } else if (!on) {
                networks.add(((ObjectNode) network.deepCopy()).put("Target", present));
                on = true;
            }
        }
        Writing.inner(spec, "TaskTemplate").set("Networks", networks);
        return spec;
    }

    private Optional<Boolean> settled(EngineApi manager, String id) throws RemoteException, InterruptedException {
        Optional<ObjectNode> service = manager.find(Route.to(SERVICES, id));
        JsonNode status = service.isEmpty() ? Json.object() : service.get().path("UpdateStatus");
        String state = status.path("State").asString("completed");
        if (state.equals("updating")) {
            return Optional.empty();
        } else if (state.equals("completed")) {
            return Optional.of(true);
        }
        throw new RemoteException(
                "Service "
                        + service.map(each -> each.path("Spec").path("Name").asString(""))
                                .orElse(id)
                        + " did not leave the former network " + Names.docker(address) + ", its update is " + state
                        + ": "
                        + status.path("Message").asString(""),
                false);
    }
}

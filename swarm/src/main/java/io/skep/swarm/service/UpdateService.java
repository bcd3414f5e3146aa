package io.skep.swarm.service;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.Since;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes a service where it stands; the swarm rolls its tasks over as the update settings say. Scaling is an update too.
 * A service whose last update was paused or rolled back is sent even where nothing differs, as that alone ends that state.
 *
 * @param dropped labels and attributes to take away
 */
public record UpdateService(Address address, Entries spec, Entries dropped) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Update service " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Entries wanted = world.resolve(spec);
        return Managers.act(world, manager -> update(manager, world, address, wanted, dropped));
    }

    static Entries update(EngineApi manager, World world, Address address, Entries wanted, Entries dropped)
            throws RemoteException, InterruptedException {
        String name = Names.docker(address);
        ObjectNode service = Services.find(manager, name)
                .orElseThrow(() -> new RemoteException("Service " + name + " is not there any more", false));
        Since.check(manager, address, ServiceSchema.SCHEMA, wanted);
        References references = References.of(manager, world, wanted);
        String id = service.path("ID").asString("");
        Sending sending = Sending.of(
                manager,
                world,
                wanted,
                service.path("Spec")
                        .path("TaskTemplate")
                        .path("ContainerSpec")
                        .path("Image")
                        .asString(""));
        manager.revise(
                Route.to("/services", id),
                Route.to("/services", id, "update"),
                (current, spec) -> {
                    Dropped.from(spec, dropped);
                    ServiceDocument.patch(spec, address, sending.spec(), references, world.ownership());
                    return retried(current, spec);
                },
                Halted::halted,
                sending.auth());
        return ServiceType.outputs(id, name);
    }

    /** Tasks that an update gave up on are only tried again when their template changes. */
    private static ObjectNode retried(ObjectNode service, ObjectNode spec) {
        return Halted.halfway(service) && Json.same(spec, service.path("Spec")) ? Halted.forced(spec) : spec;
    }
}

package io.skep.swarm.service;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Since;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Makes a service; one of ours that a broken-off run left is brought to the wanted spec. */
public record CreateService(Address address, Entries spec) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Create service " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Entries wanted = world.resolve(spec);
        return Managers.act(world, manager -> create(manager, world, wanted));
    }

    private Entries create(EngineApi manager, World world, Entries wanted)
            throws RemoteException, InterruptedException {
        String name = Names.docker(address);
        Optional<ObjectNode> there = Services.find(manager, name);
        if (there.isPresent()) {
            refuseForeign(there.get(), world, name);
            return UpdateService.update(manager, world, address, wanted, Entries.NONE);
        }
        Since.check(manager, address, ServiceSchema.SCHEMA, wanted);
        References references = References.of(manager, world, wanted);
        Sending sending = Sending.of(manager, world, wanted, "");
        String id = manager.post(
                        Route.to("/services/create"),
                        ServiceDocument.patch(Json.object(), address, sending.spec(), references, world.ownership()),
                        sending.auth())
                .path("ID")
                .asString("");
        return ServiceType.outputs(id, name);
    }

    private void refuseForeign(ObjectNode service, World world, String name) throws RemoteException {
        Optional<String> foreign = OwnLabels.foreign(
                service.path("Spec").path("Labels"),
                world.ownership(),
                world.outputs(address),
                ServiceType.ID,
                service.path("ID").asString(""));
        if (foreign.isPresent()) {
            throw new RemoteException(
                    "A service " + name + " is in the swarm already: " + foreign.get()
                            + ". Name yours otherwise, or remove it (docker service rm " + name + ")",
                    false);
        }
    }
}

package io.skep.swarm.network;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Target;
import io.skep.plans.state.form.Sha256;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Makes a network, unless ours is there already; under a name with a suffix while a former one still has its name. */
public record CreateNetwork(Address address, Entries spec) implements Step {

    private static final int DIGITS = 8;

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Create network " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Entries wanted = world.resolve(spec);
        if (Values.boolOf(wanted, "ingress").orElse(false)) {
            Ingress.makeWay(world, address);
        }
        return Managers.act(world, manager -> create(manager, world, wanted));
    }

    private Entries create(EngineApi manager, World world, Entries wanted)
            throws RemoteException, InterruptedException {
        Target unrecorded = new Target(address, Optional.empty(), Optional.empty(), world.outputs(address));
        Optional<ObjectNode> there = Networks.of(manager, world, unrecorded);
        if (there.isEmpty()) {
            ObjectNode document = NetworkDocument.create(address, wanted, world.ownership());
            if (NetworkDocument.find(manager, Names.docker(address)).isPresent()) {
                document.put("Name", another(document));
            }
            manager.post(Route.to("/networks/create"), document);
            there = Networks.of(manager, world, unrecorded);
        }
        ObjectNode network = there.orElseThrow(() -> new RemoteException(
                manager.host() + ": the network " + Names.docker(address) + " it just made is not there", true));
        Optional<String> foreign = OwnLabels.foreign(
                network.path("Labels"),
                world.ownership(),
                world.outputs(address),
                NetworkType.ID,
                network.path("Id").asString(""));
        if (foreign.isPresent()) {
            throw new RemoteException(
                    "A network " + Names.docker(address) + " is in the swarm already: " + foreign.get()
                            + ". Name yours otherwise, or remove it (docker network rm " + Names.docker(address) + ")",
                    false);
        }
        return NetworkDocument.outputs(network);
    }

    /** The name beside a former one: by what it is asked to be, so that it is the same whenever it is tried again. */
    private String another(ObjectNode document) {
        String digest = Sha256.hex(Json.write(document).getBytes(StandardCharsets.UTF_8));
        return Names.docker(address) + "-" + digest.substring(0, DIGITS);
    }
}

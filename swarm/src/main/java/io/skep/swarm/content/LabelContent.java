package io.skep.swarm.content;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Writing;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes the labels of a secret or config, which are all that can be changed of one.
 *
 * @param dropped labels to take away
 */
public record LabelContent(Address address, Entries spec, Entries dropped) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Label " + address.kind() + " " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        ContentKind sort = ContentKind.of(address);
        Optional<String> name = Values.textOf(world.outputs(address), "name");
        return Managers.act(world, manager -> {
            ObjectNode object = Contents.named(manager, sort, name.orElse(""))
                    .orElseThrow(() -> new RemoteException(address + " is not in the swarm any more", false));
            String id = Contents.id(object);
            manager.revise(sort.one(id), sort.update(id), document -> {
                ObjectNode labels = Writing.inner(document, "Labels");
                OwnLabels.drop(labels, dropped);
                OwnLabels.write(labels, world.ownership(), address, spec);
                return document;
            });
            return Contents.outputs(object);
        });
    }
}

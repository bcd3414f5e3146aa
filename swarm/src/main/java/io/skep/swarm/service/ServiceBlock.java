package io.skep.swarm.service;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Schema;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import io.skep.swarm.document.ClusterBlock;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The block {@code service}: it needs the networks, secrets and configs it refers to. */
final class ServiceBlock implements BlockType {
    private final ServiceType type = new ServiceType();

    @Override
    public String name() {
        return type.kind();
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    public Schema schema() {
        return type.schema();
    }

    @Override
    public List<String> outputs() {
        return type.outputs();
    }

    @Override
    public List<Resource> resources(Item item) {
        FilePart.problems(item.body())
                .forEach(problem ->
                        item.problems().error("Wrong file", item.address() + ": " + problem + ".", item.place()));
        SortedSet<Address> needs = new TreeSet<>(item.needs());
        needs.addAll(FilePart.needs(item.body()));
        return new ClusterBlock(
                        type, List.of(new ClusterBlock.Reference("networks", "network")), ServiceDocument::settled)
                .resources(new Item(item.address(), item.body(), item.written(), needs, item.place(), item.problems()));
    }
}

package io.skep.swarm.cluster;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The block {@code swarm { ... }}, without a name. */
public final class SwarmBlock implements BlockType {

    @Override
    public String name() {
        return "swarm";
    }

    @Override
    public boolean named() {
        return false;
    }

    @Override
    public Schema schema() {
        return SwarmSchema.SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return new SwarmType().outputs();
    }

    @Override
    public List<Resource> resources(Item item) {
        new ClusterCheck(
                        item.body(),
                        (path, what) -> item.problems()
                                .error(
                                        "Wrong swarm",
                                        "The block swarm: " + what,
                                        item.written().getOrDefault(path, item.place())))
                .run();
        return List.of(resource(item.body(), item.needs(), item.place().toString()));
    }

    /** The swarm of a topology that has nodes but says nothing of the swarm itself. */
    public static Resource implied() {
        return resource(Entries.NONE, new TreeSet<>(), "");
    }

    private static Resource resource(Entries body, SortedSet<Address> needs, String place) {
        return new Resource(Cluster.ADDRESS, body, needs, place);
    }
}

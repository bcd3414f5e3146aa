package io.skep.cli;

import io.skep.drivers.Drivers;
import io.skep.drivers.HostType;
import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import io.skep.swarm.node.NodeType;
import java.util.ArrayList;
import java.util.List;

/**
 * The block {@code host}: where the machine comes from (a driver's), what engine is on it (provision's) and what part it
 * has in the cluster (swarm's). No room knows the other two; here they meet.
 */
final class HostBlock implements BlockType {
    private static final Attribute NAME =
            Attribute.optional("name", new Type.Text(), "The host's name; else its key in for_each, else its label.");

    @Override
    public String name() {
        return "host";
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    public Schema schema() {
        return Schema.of(NAME)
                .withLabelledBlock("driver", true, Drivers.schemas())
                .withBlock("swarm", false, false, NodeType.BLOCK);
    }

    @Override
    public List<String> outputs() {
        return new HostType().outputs();
    }

    @Override
    public List<Resource> resources(Item item) {
        List<Resource> resources = new ArrayList<>();
        resources.add(HostType.resource(item));
        if (item.body().get("swarm") instanceof Entries swarm) {
            resources.add(NodeType.resource(item.address(), swarm, item.place().toString()));
        }
        return resources;
    }

    static boolean has(Entries body, String block) {
        return !(body.get(block) instanceof Value.Nothing);
    }
}

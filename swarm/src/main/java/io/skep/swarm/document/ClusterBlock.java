package io.skep.swarm.document;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A named block whose resource lives in the swarm: its spec is its body, made whole by {@code settle}.
 *
 * @param type the resource type
 * @param references attributes that are lists of references, with the kind they refer to
 * @param settle fills in what the schema cannot
 */
public record ClusterBlock(ResourceType type, List<Reference> references, UnaryOperator<Entries> settle)
        implements BlockType {

    /** An attribute that lists other resources by name. */
    public record Reference(String attribute, String kind) {}

    public ClusterBlock {
        references = List.copyOf(references);
    }

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
        SortedSet<Address> needs = new TreeSet<>(item.needs());
        needs.add(Address.of("swarm", "cluster"));
        for (Reference reference : references) {
            for (String name : Values.textsOf(item.body(), reference.attribute())) {
                needs.add(Names.referred(reference.kind(), name));
            }
        }
        return List.of(new Resource(
                item.address(), settle.apply(item.body()), needs, item.place().toString()));
    }
}

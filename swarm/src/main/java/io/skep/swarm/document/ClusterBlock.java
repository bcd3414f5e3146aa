package io.skep.swarm.document;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A named block whose resource lives in the swarm: its spec is its body, made whole by {@code settle}.
 *
 * @param type the resource type
 * @param references what a body refers to by attributes that hold names
 * @param check tells an item's problems what is wrong with it beyond its schema
 * @param settle fills in what the schema cannot
 */
public record ClusterBlock(
        ResourceType type,
        Function<Entries, Collection<Address>> references,
        Consumer<Item> check,
        UnaryOperator<Entries> settle)
        implements BlockType {

    /** A block of which its schema says everything. */
    public ClusterBlock(ResourceType type) {
        this(type, _ -> List.of(), _ -> {}, UnaryOperator.identity());
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
        check.accept(item);
        SortedSet<Address> needs = new TreeSet<>(item.needs());
        needs.add(Address.of("swarm", "cluster"));
        needs.addAll(references.apply(item.body()));
        return List.of(new Resource(
                item.address(), settle.apply(item.body()), needs, item.place().toString()));
    }
}

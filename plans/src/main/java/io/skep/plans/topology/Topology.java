package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.text.value.Value;
import java.util.SortedMap;

/**
 * Everything asked for, evaluated, immutable.
 *
 * @param name marks what is made for it; the folder's name unless the topology says {@code skep { name = "..." }}
 * @param outputs the values of {@code output} blocks
 * @param sources the documents by file name, and {@code variables} that were not sensitive: together they give the same
 *     topology again
 * @param digest SHA-256 over sources and variables, as hex
 * @param directions how its resources are to be changed, and what became of old ones
 */
public record Topology(
        String name,
        SortedMap<Address, Resource> resources,
        SortedMap<String, Value> outputs,
        SortedMap<String, String> sources,
        SortedMap<String, Value> variables,
        String digest,
        Directions directions) {

    /** One that says nothing beside what it asks for. */
    public Topology(
            String name,
            SortedMap<Address, Resource> resources,
            SortedMap<String, Value> outputs,
            SortedMap<String, String> sources,
            SortedMap<String, Value> variables,
            String digest) {
        this(name, resources, outputs, sources, variables, digest, Directions.NONE);
    }

    /** The same with other resources. */
    public Topology with(SortedMap<Address, Resource> others) {
        return new Topology(name, others, outputs, sources, variables, digest, directions);
    }

    /** The same with other directions. */
    public Topology with(Directions others) {
        return new Topology(name, resources, outputs, sources, variables, digest, others);
    }
}

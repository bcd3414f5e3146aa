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
 */
public record Topology(
        String name,
        SortedMap<Address, Resource> resources,
        SortedMap<String, Value> outputs,
        SortedMap<String, String> sources,
        SortedMap<String, Value> variables,
        String digest) {}

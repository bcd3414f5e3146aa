package io.skep.swarm.stack;

import io.skep.plans.resource.Address;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.Optional;

/**
 * A stack as its files say it, with all that is needed to make resources of it.
 *
 * @param model the merged files, checked against the schema of Compose
 * @param variables those the files see
 */
record StackModel(Mapping model, StackNames names, Variables variables, Reading reading, LeftOut leftOut) {

    /** What the file says of a network, volume, secret or config; empty where it does not name it. */
    Optional<Mapping> declared(String section, String key) {
        Mapping all = model.mapping(section);
        return all.entries().containsKey(key) ? Optional.of(all.mapping(key)) : Optional.empty();
    }

    /**
     * The address of a network, secret or config that the file names.
     *
     * @param kind of the resource
     * @param written what the file says of it
     */
    Address address(String kind, String key, Mapping written) {
        return StackNames.external(written)
                ? StackNames.external(kind, key, written)
                : names.address(kind, key, written);
    }
}

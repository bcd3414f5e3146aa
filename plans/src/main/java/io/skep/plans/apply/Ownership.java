package io.skep.plans.apply;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.State;

/**
 * How what skep made is marked, so that a lost record is found again.
 *
 * @param topology the topology's name
 * @param lineage the state's lineage, a UUID
 */
public record Ownership(String topology, String lineage) {

    /** Label that holds the topology's name. */
    public static final String TOPOLOGY_LABEL = "io.skep.topology";

    /** Label that holds the state's lineage. */
    public static final String LINEAGE_LABEL = "io.skep.lineage";

    /** Label that holds the resource's address. */
    public static final String ADDRESS_LABEL = "io.skep.address";

    /**
     * The marks of what belongs to a state, for a topology of this name. Once there are resources, their name stays: hosts and objects are
     * found by it.
     *
     * @throws UserError where the topology has another name than the one the resources were made under
     */
    public static Ownership of(State state, String topology) {
        if (!state.resources().isEmpty() && !state.topology().equals(topology)) {
            throw new UserError("The topology is called \"" + topology
                    + "\", but everything in its state was made under the name \""
                    + state.topology() + "\" and can only be found by it. Nothing was done. Set skep { name = \""
                    + state.topology()
                    + "\" } in the topology, or destroy it under that name before it gets the new one.");
        }
        return new Ownership(topology, state.lineage());
    }
}

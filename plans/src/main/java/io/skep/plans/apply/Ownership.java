package io.skep.plans.apply;

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
}

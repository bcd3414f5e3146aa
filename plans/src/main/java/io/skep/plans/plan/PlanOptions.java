package io.skep.plans.plan;

import java.util.List;

/**
 * What a user may ask of a plan.
 *
 * @param targets addresses, or {@code kind.name} for all its instances; empty: everything. Only these are planned, with what they need
 * @param destroy whether everything is to be taken down
 * @param giveUp whether what is to be removed and cannot be reached is forgotten and left behind, instead of failing to be removed
 */
public record PlanOptions(List<String> targets, boolean destroy, boolean giveUp) {
    /** Everything, as the topology says. */
    public static final PlanOptions USUAL = new PlanOptions(List.of(), false, false);

    /** Everything taken down. */
    public static final PlanOptions DESTROY = new PlanOptions(List.of(), true, false);

    public PlanOptions {
        targets = List.copyOf(targets);
    }
}

package io.skep.plans.plan;

import io.skep.plans.apply.Step;
import io.skep.plans.state.Progress;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A step and what it waits for.
 *
 * @param id unique in the plan and the same for the same inputs
 * @param after ids of the steps that must be done before it begins
 * @param settles whether its resource has reached what was planned once this step is done
 * @param doing what its resource is undergoing: recorded when it is begun
 */
public record PlannedStep(String id, Step step, SortedSet<String> after, boolean settles, Progress doing) {
    public PlannedStep {
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
    }
}

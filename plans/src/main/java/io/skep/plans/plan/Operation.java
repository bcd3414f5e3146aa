package io.skep.plans.plan;

import io.skep.plans.apply.Step;
import io.skep.plans.state.Progress;
import io.skep.plans.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An operation on what is recorded, as a plan without changes: its steps are journaled and shown as those of any other plan, and
 * leave what is asked for as it is recorded; only what they learn is.
 */
public final class Operation {

    private Operation() {}

    /** The plan of steps that are done one after the other. */
    public static Plan of(State state, List<? extends Step> steps) {
        List<PlannedStep> planned = new ArrayList<>();
        SortedSet<String> before = new TreeSet<>();
        for (Step step : steps) {
            String id = "operation/" + (planned.size() + 1);
            planned.add(new PlannedStep(id, step, before, false, Progress.SETTLED));
            before = new TreeSet<>(List.of(id));
        }
        return new Plan(
                state.topology(),
                "",
                state.lineage(),
                state.serial(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                planned,
                new TreeMap<>(),
                state.outputs(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
    }
}

package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import io.skep.plans.plan.PlannedStep;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** 8. The steps that were carried out are among those planned. */
public final class OnlyPlannedSteps implements Promise {

    @Override
    public Optional<String> broken(Trial trial, Trial.Ending ending) {
        Set<String> planned = ending.plan().stream()
                .flatMap(plan -> plan.steps().stream())
                .map(PlannedStep::id)
                .collect(Collectors.toSet());
        return ending.begun().stream().filter(step -> !planned.contains(step)).findFirst();
    }
}

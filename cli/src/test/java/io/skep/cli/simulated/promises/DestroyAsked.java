package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Change;
import java.util.Optional;

/** 10. Nothing that is wanted is destroyed, however little could be read. */
public final class DestroyAsked implements Promise {

    @Override
    public Optional<String> broken(Trial trial, Trial.Ending ending) {
        if (ending.plan().isEmpty()) {
            return Optional.empty();
        }
        Plan plan = ending.plan().get();
        return plan.changes().stream()
                .filter(change ->
                        (change instanceof Change.Delete && plan.wanted().containsKey(change.address()))
                                || (change instanceof Change.Replace
                                        && change.address().kind().equals("host")))
                .map(Change::toString)
                .findFirst();
    }
}

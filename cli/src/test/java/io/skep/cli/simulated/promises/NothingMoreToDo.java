package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import io.skep.plans.resource.Change;
import java.util.List;
import java.util.Optional;

/** 6. After a successful apply in a calm world the next plan is empty and nothing is written. */
public final class NothingMoreToDo implements Promise {

    @Override
    public Optional<String> broken(Trial trial, Trial.Ending ending) throws InterruptedException {
        if (!ending.complete() || !ending.goal()) {
            return Optional.empty();
        }
        int writes = trial.writes();
        Trial.Ending again = trial.perform(ending.operation());
        List<Change> changes = again.plan().stream()
                .flatMap(plan -> plan.changes().stream())
                .filter(change -> !(change instanceof Change.NoOp))
                .toList();
        if (again.plan().isEmpty() || !changes.isEmpty()) {
            return Optional.of("the next plan is " + changes + again.refusal() + again.failure());
        }
        return trial.writes() == writes ? Optional.empty() : Optional.of("an empty plan wrote something");
    }
}

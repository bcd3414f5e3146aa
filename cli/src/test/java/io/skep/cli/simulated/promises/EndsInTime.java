package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import io.skep.plans.apply.Outcome;
import io.skep.plans.failure.Locked;
import io.skep.plans.failure.StalePlan;
import io.skep.plans.failure.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** 12. Every run ends in time, and in a way that has an exit code of its own. */
public final class EndsInTime implements Promise {

    private static final Duration LIMIT = Duration.ofHours(6);

    @Override
    public Optional<String> broken(Trial trial, Trial.Ending ending) {
        if (ending.took().compareTo(LIMIT) > 0) {
            return Optional.of("it took " + ending.took());
        }
        Optional<String> bug = ending.outcome().stream()
                .flatMap(outcome -> outcome.failed().stream())
                .map(Outcome.Failure::error)
                .filter(error -> error.contains("a bug in skep"))
                .findFirst();
        return ending.failure()
                .filter(failure -> !(failure instanceof UserError
                        || failure instanceof StalePlan
                        || failure instanceof Locked
                        || failure instanceof Error))
                .map(failure -> failure + " at " + List.of(failure.getStackTrace()))
                .or(() -> bug);
    }
}

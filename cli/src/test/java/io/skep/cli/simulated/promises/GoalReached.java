package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import io.skep.plans.apply.Outcome;
import java.util.Optional;

/** 5. Once the world is calm, applying again reaches the goal with no hand work. */
public final class GoalReached implements Promise {

    @Override
    public Optional<String> broken(Trial trial, Trial.Ending ending) {
        return ending.goal() && !ending.complete()
                ? Optional.of("refused: " + ending.refusal() + ", failed: "
                        + ending.outcome().map(Outcome::failed) + ", " + ending.failure())
                : Optional.empty();
    }
}

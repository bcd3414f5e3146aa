package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import java.util.List;
import java.util.Optional;

/** A promise that holds after every run, whatever happened in it. */
public interface Promise {

    /** What broke it in a run that just ended; empty where it held. */
    Optional<String> broken(Trial trial, Trial.Ending ending) throws InterruptedException;

    /** Its name in reports. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The twelve, in the order of the design; some keep account of what they saw, so each trial has its own. */
    static List<Promise> all() {
        return List.of(
                new StateWhole(),
                new NothingLeaks(),
                new ForeignUntouched(),
                new QuorumHeld(),
                new GoalReached(),
                new NothingMoreToDo(),
                new SecretsUnseen(),
                new OnlyPlannedSteps(),
                new OneActor(),
                new DestroyAsked(),
                new NodesUnique(),
                new EndsInTime());
    }
}

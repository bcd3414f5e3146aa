package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import io.skep.plans.text.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of an apply.
 *
 * @param state as it is recorded now
 * @param done ids of the steps that are done, in the order in which they ended
 * @param failed steps that failed, in the order in which they did
 * @param skipped ids of the steps that are not done, because something before them failed or the user stopped
 * @param interrupted whether the user stopped it
 * @param warnings what the checks say after it
 */
public record Outcome(
        State state,
        List<String> done,
        List<Failure> failed,
        List<String> skipped,
        boolean interrupted,
        List<Diagnostic> warnings) {

    /**
     * A step that failed.
     *
     * @param error for people; it holds no secret
     * @param goal the word for how it ended, where all was sent and the cluster ended elsewhere ({@code rolled-back})
     */
    public record Failure(String step, Address address, String title, String error, Optional<String> goal) {}

    public Outcome {
        done = List.copyOf(done);
        failed = List.copyOf(failed);
        skipped = List.copyOf(skipped);
        warnings = List.copyOf(warnings);
    }

    /** The one way in which everything that failed missed its goal, where there is one. */
    public Optional<String> missed() {
        return failed.stream().map(Failure::goal).distinct().count() == 1
                ? failed.getFirst().goal()
                : Optional.empty();
    }

    /** Whether everything planned was done. */
    public boolean complete() {
        return failed.isEmpty() && skipped.isEmpty() && !interrupted;
    }
}

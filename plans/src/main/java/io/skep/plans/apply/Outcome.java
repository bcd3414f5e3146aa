package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import java.util.List;

/**
 * What became of an apply.
 *
 * @param state as it is recorded now
 * @param done ids of the steps that are done, in the order in which they ended
 * @param failed steps that failed, in the order in which they did
 * @param skipped ids of the steps that are not done, because something before them failed or the user stopped
 * @param interrupted whether the user stopped it
 */
public record Outcome(State state, List<String> done, List<Failure> failed, List<String> skipped, boolean interrupted) {

    /** A step that failed; {@code error} is for people and holds no secret. */
    public record Failure(String step, Address address, String title, String error) {}

    public Outcome {
        done = List.copyOf(done);
        failed = List.copyOf(failed);
        skipped = List.copyOf(skipped);
    }

    /** Whether everything planned was done. */
    public boolean complete() {
        return failed.isEmpty() && skipped.isEmpty() && !interrupted;
    }
}

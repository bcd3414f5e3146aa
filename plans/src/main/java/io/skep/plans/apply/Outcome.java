package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import io.skep.plans.text.Diagnostic;
import java.util.List;

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

    /** A step that failed; {@code error} is for people and holds no secret. */
    public record Failure(String step, Address address, String title, String error) {}

    public Outcome {
        done = List.copyOf(done);
        failed = List.copyOf(failed);
        skipped = List.copyOf(skipped);
        warnings = List.copyOf(warnings);
    }

    /** Whether everything planned was done. */
    public boolean complete() {
        return failed.isEmpty() && skipped.isEmpty() && !interrupted;
    }
}

package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Range;
import io.skep.plans.text.eval.EvaluationFailure;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Something that is computed when it is first asked for: a variable, a local value, the instances of a block. */
final class Lazy<T> {

    private final String title;
    private final Range place;
    private final Evaluation evaluation;
    private final Supplier<Optional<T>> computation;
    private boolean done;
    private Optional<T> result = Optional.empty();
    private SortedSet<Address> needs = new TreeSet<>();

    /**
     * @param title in messages: {@code local.workers}
     * @param computation gives the result, or reports why there is none
     */
    Lazy(String title, Range place, Evaluation evaluation, Supplier<Optional<T>> computation) {
        this.title = title;
        this.place = place;
        this.evaluation = evaluation;
        this.computation = computation;
    }

    String title() {
        return title;
    }

    Range place() {
        return place;
    }

    /** The result; fails with an already reported failure where there is none. */
    T get() {
        return computed().orElseThrow(EvaluationFailure::reported);
    }

    /** The result; empty where there is none, which is then reported. */
    Optional<T> find() {
        try {
            return computed();
        } catch (EvaluationFailure failure) {
            failure.diagnostics().forEach(evaluation::report);
            return Optional.empty();
        }
    }

    /** The resources that were referred to while it was computed. */
    SortedSet<Address> needs() {
        return needs;
    }

    private Optional<T> computed() {
        if (!done) {
            evaluation.begin(this);
            try {
                result = computation.get();
            } catch (EvaluationFailure failure) {
                failure.diagnostics().forEach(evaluation::report);
            } finally {
                needs = evaluation.end();
                done = true;
            }
        }
        return result;
    }
}

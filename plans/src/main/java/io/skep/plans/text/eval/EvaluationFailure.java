package io.skep.plans.text.eval;

import io.skep.plans.text.Diagnostic;
import java.util.List;

/**
 * An expression has no value. Holds what is to be told to the user; empty where that was already reported elsewhere,
 * for instance by the local value the expression refers to.
 */
public final class EvaluationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    public EvaluationFailure(List<Diagnostic> diagnostics) {
        super(
                diagnostics.isEmpty()
                        ? "already reported"
                        : diagnostics.getFirst().toString(),
                null,
                false,
                false);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** A failure that was already reported. */
    public static EvaluationFailure reported() {
        return new EvaluationFailure(List.of());
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}

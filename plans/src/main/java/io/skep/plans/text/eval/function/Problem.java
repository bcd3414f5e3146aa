package io.skep.plans.text.eval.function;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by an operation or function that cannot work on its operands; the evaluator, which knows the place, turns it
 * into a failure with the place.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String summary;
    private final String detail;
    private final int operand;
    private final @Nullable String hint;

    private Problem(String summary, String detail, int operand, @Nullable String hint) {
        super(summary + "; " + detail, null, false, false);
        this.summary = summary;
        this.detail = detail;
        this.operand = operand;
        this.hint = hint;
    }

    /** A problem of the operation as a whole. */
    public static Problem of(String summary, String detail) {
        return new Problem(summary, detail, -1, null);
    }

    /** A problem with one operand, counted from 0. */
    public static Problem at(int operand, String summary, String detail) {
        return new Problem(summary, detail, operand, null);
    }

    /** The same with what to type instead. */
    public Problem withHint(@Nullable String better) {
        return new Problem(summary, detail, operand, better);
    }

    public String summary() {
        return summary;
    }

    public String detail() {
        return detail;
    }

    public int operand() {
        return operand;
    }

    public @Nullable String hint() {
        return hint;
    }
}

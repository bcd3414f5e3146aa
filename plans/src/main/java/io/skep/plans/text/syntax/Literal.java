package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
import java.math.BigDecimal;

/** A value written out. A quoted string or heredoc without any {@code ${...}} or {@code %{...}} is a literal, not a {@link Template}. */
public sealed interface Literal extends Expression {
    /** A string; escapes are resolved, and the text is otherwise as written (not normalised). */
    record Text(String value, Range range) implements Literal {}

    /** A number, exactly as written, in a spelling that {@link BigDecimal} reads: no rounding whatever its size. */
    record Decimal(String written, Range range) implements Literal {
        /** The number. */
        public BigDecimal value() {
            return new BigDecimal(written);
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value, Range range) implements Literal {}

    /** {@code null}. */
    record Null(Range range) implements Literal {}
}

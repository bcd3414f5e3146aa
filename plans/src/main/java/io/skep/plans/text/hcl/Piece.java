package io.skep.plans.text.hcl;

import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Expression;

/** A template read flat, before directives are put around what they enclose. */
sealed interface Piece {
    Range range();

    /**
     * Text with escapes resolved.
     *
     * @param startsLine the text stands at the start of a heredoc's line
     */
    record Text(String value, boolean startsLine, Range range) implements Piece {
        Text with(String other) {
            return new Text(other, startsLine, range);
        }

        boolean isBlankLine() {
            return value.endsWith("\n") && value.isBlank();
        }
    }

    record Value(Expression expression, Range range) implements Piece {}

    record If(Expression condition, Range range) implements Piece {}

    record Else(Range range) implements Piece {}

    record EndIf(Range range) implements Piece {}

    record For(Loops.Intro intro, Range range) implements Piece {}

    record EndFor(Range range) implements Piece {}
}

package io.skep.plans.text.format;

import io.skep.plans.text.hcl.TokenKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Indents lines by two spaces for each earlier line that opened more brackets than it closed. Several brackets opened on one line are one
 * step, which ends when as many are closed.
 */
final class Indent {
    private static final int STEP = 2;

    /** How many brackets are still open of each step, the innermost first. */
    private final Deque<Integer> open = new ArrayDeque<>();

    private boolean inHeredoc;

    private Indent() {}

    static void apply(List<Line> lines) {
        Indent indent = new Indent();
        lines.forEach(indent::line);
    }

    private void line(Line line) {
        Printed first = line.lead().getFirst();
        if (line.isBlank()) {
            first.spaces(0);
            return;
        }
        boolean insideText = inHeredoc;
        int brackets = 0;
        for (Printed token : line.code().toList()) {
            brackets += token.bracket();
            if (token.is(TokenKind.HEREDOC_OPEN) || token.is(TokenKind.HEREDOC_CLOSE)) {
                inHeredoc = token.is(TokenKind.HEREDOC_OPEN);
            }
        }
        close(-brackets);
        first.spaces(insideText ? 0 : STEP * open.size());
        if (brackets > 0) {
            open.push(brackets);
        }
    }

    private void close(int count) {
        int left = count;
        while (left > 0 && !open.isEmpty()) {
            int step = open.pop();
            if (step > left) {
                open.push(step - left);
            }
            left -= step;
        }
    }
}

package io.skep.plans.text.hcl;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import java.util.HashSet;
import java.util.Set;

/**
 * Collects what lexer and parser find wrong, and keeps back what only follows from something already said: parser errors on a line the
 * lexer complained about, and complaints about the end of the file when something unclosed has swallowed the rest of it.
 */
final class Reporter {
    private final Fragment fragment;
    private final Diagnostics diagnostics;
    private final Set<Integer> linesTheLexerReported = new HashSet<>();
    private boolean restIsSwallowed;
    private boolean stopped;

    Reporter(Fragment fragment, Diagnostics diagnostics) {
        this.fragment = fragment;
        this.diagnostics = diagnostics;
    }

    Range range(int start, int end) {
        return fragment.range(start, end);
    }

    Range range(Token token) {
        return fragment.range(token.start(), token.end());
    }

    /** An error found by the lexer. */
    void lexical(String summary, String detail, int start, int end) {
        Range place = range(start, end);
        linesTheLexerReported.add(place.start().line());
        diagnostics.error(summary, detail, place);
    }

    /** An error found by the lexer that left nothing of the file to go on with. */
    void swallowed(String summary, String detail, int start, int end) {
        restIsSwallowed = true;
        lexical(summary, detail, start, end);
    }

    /** An error found by the parser. */
    void error(String summary, String detail, Range place) {
        add(Diagnostic.error(summary, detail, place));
    }

    void add(Diagnostic diagnostic) {
        Range place = diagnostic.subject().orElseThrow();
        boolean follows = linesTheLexerReported.contains(place.start().line())
                || (restIsSwallowed && place.end().offset() >= endOffset());
        if (!stopped && !follows) {
            diagnostics.add(diagnostic);
        }
    }

    /** From here on nothing more is reported. */
    void stop() {
        stopped = true;
    }

    boolean restIsSwallowed() {
        return restIsSwallowed;
    }

    private int endOffset() {
        int length = fragment.text().length();
        return fragment.range(length, length).end().offset();
    }
}

package io.skep.plans.text.format;

import io.skep.plans.text.hcl.TokenKind;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/** A token on its way to paper: what it is, how it is written, and how many spaces come before it. */
final class Printed {
    private final TokenKind kind;
    private final String text;
    private final boolean beginsItem;
    private int spaces;

    Printed(TokenKind kind, String text, boolean beginsItem) {
        this.kind = kind;
        this.text = text;
        this.beginsItem = beginsItem;
    }

    TokenKind kind() {
        return kind;
    }

    String text() {
        return text;
    }

    /** True for the first token of an attribute or block that follows another on the same line. */
    boolean beginsItem() {
        return beginsItem;
    }

    boolean is(TokenKind other) {
        return kind == other;
    }

    boolean is(TokenKind other, String written) {
        return kind == other && text.equals(written);
    }

    void spaces(int count) {
        spaces = count;
    }

    /** +1 for an opening bracket of any kind, -1 for a closing one. Quotes and heredocs are no brackets. */
    int bracket() {
        return switch (kind) {
            case BRACE_OPEN, BRACKET_OPEN, PARENTHESIS_OPEN, INTERPOLATION_OPEN, DIRECTIVE_OPEN -> 1;
            case BRACE_CLOSE, BRACKET_CLOSE, PARENTHESIS_CLOSE, SEQUENCE_CLOSE -> -1;
            default -> 0;
        };
    }

    void print(StringBuilder out) {
        out.repeat(' ', spaces).append(text);
    }

    /** The columns that the tokens take, spaces before them included; counted in what a reader sees as one character. */
    static int columns(List<Printed> tokens) {
        return tokens.stream()
                .mapToInt(token -> token.spaces + graphemes(token.text))
                .sum();
    }

    private static int graphemes(String text) {
        if (text.chars().allMatch(each -> each < 0x80 && each != '\r')) {
            return text.length();
        }
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int count = 0;
        while (clusters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}

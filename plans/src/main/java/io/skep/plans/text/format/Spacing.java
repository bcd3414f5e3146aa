package io.skep.plans.text.format;

import io.skep.plans.text.hcl.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets the spaces between the tokens of one line. */
final class Spacing {
    private static final Set<String> ENDS_NO_OPERAND =
            Set.of("+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "!");

    private Spacing() {}

    static void apply(Line line) {
        List<Printed> tokens = line.code().toList();
        Printed before = null;
        for (int index = 0; index < tokens.size(); index++) {
            Printed token = tokens.get(index);
            if (index > 0) {
                Printed last = tokens.get(index - 1);
                token.spaces(token.beginsItem() ? 2 : isApart(before, last, token) ? 1 : 0);
                before = last;
            }
        }
        if (!line.comment().isEmpty()) {
            line.comment().getFirst().spaces(1);
        }
    }

    /** Whether a space stands between two neighbours. */
    private static boolean isApart(@Nullable Printed before, Printed left, Printed right) {
        return !isJoined(left, right)
                && (left.is(TokenKind.COMMA)
                        || (!isCallOrIndex(before, left, right) && !isSign(before, left) && isApart(left, right)));
    }

    /** What belongs together whatever stands around it. */
    private static boolean isJoined(Printed left, Printed right) {
        return switch (left.kind()) {
                    case DOT, DOUBLE_COLON, QUOTE_OPEN, HEREDOC_OPEN, SEQUENCE_CLOSE, TEXT -> true;
                    default -> false;
                }
                || switch (right.kind()) {
                    case NEWLINE, END, DOT, DOUBLE_COLON, COMMA, ELLIPSIS, QUOTE_CLOSE, HEREDOC_CLOSE, TEXT -> true;
                    default -> false;
                };
    }

    private static boolean isCallOrIndex(@Nullable Printed before, Printed left, Printed right) {
        if (right.is(TokenKind.PARENTHESIS_OPEN)) {
            return left.is(TokenKind.NAME);
        }
        boolean inWord = left.is(TokenKind.NAME, "in") && before != null && before.is(TokenKind.NAME);
        return right.is(TokenKind.BRACKET_OPEN)
                && !inWord
                && (left.is(TokenKind.NAME) || left.is(TokenKind.NUMBER) || left.bracket() < 0);
    }

    /** A minus that negates and an exclamation mark stand close to their operand. */
    private static boolean isSign(@Nullable Printed before, Printed left) {
        if (left.is(TokenKind.OPERATOR, "!")) {
            return true;
        }
        return left.is(TokenKind.OPERATOR, "-") && (before == null || !endsOperand(before));
    }

    private static boolean endsOperand(Printed token) {
        return switch (token.kind()) {
            case OPERATOR -> !ENDS_NO_OPERAND.contains(token.text());
            case PARENTHESIS_OPEN, BRACE_OPEN, BRACKET_OPEN, ASSIGN, COLON, COMMA, QUESTION -> false;
            default -> true;
        };
    }

    private static boolean isApart(Printed left, Printed right) {
        if ((left.is(TokenKind.INTERPOLATION_OPEN) && right.is(TokenKind.BRACE_OPEN))
                || (left.is(TokenKind.BRACE_CLOSE) && right.is(TokenKind.SEQUENCE_CLOSE))) {
            return true;
        }
        if (left.is(TokenKind.BRACE_OPEN) || right.is(TokenKind.BRACE_CLOSE)) {
            return !(left.is(TokenKind.BRACE_OPEN) && right.is(TokenKind.BRACE_CLOSE));
        }
        return left.bracket() <= 0 && right.bracket() >= 0;
    }
}

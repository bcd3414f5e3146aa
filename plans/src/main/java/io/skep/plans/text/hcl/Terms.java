package io.skep.plans.text.hcl;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.Parentheses;
import io.skep.plans.text.syntax.Variable;

/** The innermost level: literals, names, calls, parentheses, strings and collections. */
final class Terms {
    static final String LINE_BREAK_ADVICE = "To continue on another line, put parentheses around the whole expression.";

    private final Grammar grammar;

    Terms(Grammar grammar) {
        this.grammar = grammar;
    }

    Expression parse() {
        Token next = grammar.tokens.peek();
        return switch (next.kind()) {
            case NUMBER -> number();
            case NAME -> named();
            case QUOTE_OPEN -> grammar.templates.quoted();
            case HEREDOC_OPEN -> grammar.templates.heredoc();
            case PARENTHESIS_OPEN -> parentheses();
            case BRACKET_OPEN -> grammar.collections.tuple();
            case BRACE_OPEN -> grammar.collections.object();
            default -> throw missing(next);
        };
    }

    private Expression number() {
        Token token = grammar.tokens.read();
        return new Literal.Decimal(grammar.tokens.written(token), grammar.range(token));
    }

    private Expression named() {
        Token after = grammar.tokens.second();
        if (after.kind() == TokenKind.PARENTHESIS_OPEN || after.kind() == TokenKind.DOUBLE_COLON) {
            return grammar.calls.parse();
        }
        Token name = grammar.tokens.read();
        Range range = grammar.range(name);
        String written = grammar.tokens.written(name);
        return switch (written) {
            case "true" -> new Literal.Bool(true, range);
            case "false" -> new Literal.Bool(false, range);
            case "null" -> new Literal.Null(range);
            default -> new Variable(written, range);
        };
    }

    private Expression parentheses() {
        Token open = grammar.tokens.read();
        boolean before = grammar.tokens.heedNewlines(false);
        try {
            Expression inner = grammar.expressions.parse();
            grammar.refuseEnd(open, "parenthesis");
            Token close = grammar.expect(
                    TokenKind.PARENTHESIS_CLOSE,
                    "Missing closing parenthesis",
                    "The parenthesis opened on line "
                            + grammar.range(open).start().line() + " must be closed with \")\" here.");
            return new Parentheses(inner, grammar.range(open, close));
        } finally {
            grammar.tokens.heedNewlines(before);
        }
    }

    private Unparsable missing(Token found) {
        String summary = "Missing expression";
        if (found.kind() == TokenKind.NEWLINE || found.kind() == TokenKind.END) {
            return grammar.fail(Diagnostic.error(
                    summary,
                    "A value must follow here, but this is " + grammar.tokens.describe(found) + ". "
                            + LINE_BREAK_ADVICE,
                    grammar.range(found)));
        }
        return grammar.fail(
                summary, "A value must stand here: a string in quotes, a number, a name, a list or the like.");
    }
}

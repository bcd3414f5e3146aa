package io.skep.plans.text.hcl;

import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.ForObject;
import io.skep.plans.text.syntax.ForTuple;
import org.jspecify.annotations.Nullable;

/** For-expressions in brackets and braces, and the part they share with the template directive. */
final class Loops {
    static final String SUMMARY = "Invalid for-expression";

    /** {@code for key, value in collection}, where the key may be absent. */
    record Intro(@Nullable String key, String value, Expression collection) {}

    private final Grammar grammar;

    Loops(Grammar grammar) {
        this.grammar = grammar;
    }

    Expression tuple(Token open) {
        Intro intro = introWithColon();
        Expression value = grammar.expressions.parse();
        if (grammar.tokens.at(TokenKind.ARROW)) {
            throw grammar.fail(
                    SUMMARY,
                    "A for-expression in brackets makes a list and has no keys. Use braces to make an object.");
        }
        Expression condition = condition();
        Token close = close(TokenKind.BRACKET_CLOSE, "]", open);
        return new ForTuple(
                intro.key(), intro.value(), intro.collection(), value, condition, grammar.range(open, close));
    }

    Expression object(Token open) {
        Intro intro = introWithColon();
        Expression key = grammar.expressions.parse();
        grammar.expect(
                TokenKind.ARROW,
                SUMMARY,
                "A for-expression in braces makes an object: key and value are written \"key => value\". Use brackets to"
                        + " make a list.");
        Expression value = grammar.expressions.parse();
        boolean grouping = grammar.tokens.at(TokenKind.ELLIPSIS);
        if (grouping) {
            grammar.tokens.read();
        }
        Expression condition = condition();
        Token close = close(TokenKind.BRACE_CLOSE, "}", open);
        return new ForObject(
                intro.key(),
                intro.value(),
                intro.collection(),
                key,
                value,
                grouping,
                condition,
                grammar.range(open, close));
    }

    /** Reads from {@code for} to the end of the collection. */
    Intro intro() {
        grammar.tokens.read();
        String first = name();
        String second = null;
        if (grammar.tokens.at(TokenKind.COMMA)) {
            grammar.tokens.read();
            second = name();
        }
        if (!grammar.tokens.at("in")) {
            throw grammar.fail(SUMMARY, "After the names \"in\" and the collection must follow.");
        }
        grammar.tokens.read();
        Expression collection = grammar.expressions.parse();
        return second == null ? new Intro(null, first, collection) : new Intro(first, second, collection);
    }

    private Intro introWithColon() {
        Intro intro = intro();
        grammar.expect(TokenKind.COLON, SUMMARY, "After the collection a colon and the result must follow.");
        return intro;
    }

    private String name() {
        return grammar.tokens.written(grammar.expect(
                TokenKind.NAME, SUMMARY, "After \"for\" one or two names must follow, separated by a comma."));
    }

    private @Nullable Expression condition() {
        if (!grammar.tokens.at("if")) {
            return null;
        }
        grammar.tokens.read();
        return grammar.expressions.parse();
    }

    private Token close(TokenKind kind, String bracket, Token open) {
        return grammar.expect(
                kind,
                SUMMARY,
                "The for-expression opened on line "
                        + grammar.range(open).start().line() + " must end with \"" + bracket + "\" here.");
    }
}

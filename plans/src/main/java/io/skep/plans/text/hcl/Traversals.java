package io.skep.plans.text.hcl;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.AttributeSplat;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FullSplat;
import io.skep.plans.text.syntax.GetAttribute;
import io.skep.plans.text.syntax.GetIndex;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.SplatItem;

/** A term and what follows it: attributes, indexes and splats. */
final class Traversals {
    private static final String BAD_ATTRIBUTE = "Invalid attribute name";

    private final Grammar grammar;

    Traversals(Grammar grammar) {
        this.grammar = grammar;
    }

    Expression parse() {
        return steps(grammar.terms.parse());
    }

    private Expression steps(Expression start) {
        Expression source = start;
        while (true) {
            if (grammar.tokens.at(TokenKind.BRACKET_OPEN)) {
                source = bracket(source);
            } else if (grammar.tokens.at(TokenKind.DOT)) {
                source = dot(source);
            } else {
                return source;
            }
        }
    }

    private Expression dot(Expression source) {
        Token dot = grammar.tokens.read();
        if (!grammar.tokens.at("*")) {
            return attribute(source, dot);
        }
        Token star = grammar.tokens.read();
        Expression each = new SplatItem(grammar.range(dot, star));
        while (grammar.tokens.at(TokenKind.DOT)) {
            Token next = grammar.tokens.read();
            if (grammar.tokens.at("*")) {
                throw grammar.fail(Diagnostic.error(
                        "Splat inside a splat",
                        "\".*\" cannot follow another \".*\". Use \"[*]\", or a for-expression.",
                        grammar.range(next, grammar.tokens.peek())));
            }
            each = attribute(each, next);
        }
        return new AttributeSplat(source, each, source.range().to(each.range()));
    }

    private Expression attribute(Expression source, Token dot) {
        Token name = grammar.tokens.peek();
        Range range = grammar.range(name);
        if (name.kind() == TokenKind.NUMBER) {
            return legacyIndex(source, grammar.tokens.read());
        }
        if (name.kind() != TokenKind.NAME) {
            String detail = name.kind() == TokenKind.QUOTE_OPEN || name.kind() == TokenKind.INTERPOLATION_OPEN
                    ? "After a dot the name of an attribute must follow, without quotes. For a name with other characters"
                            + " write brackets instead of the dot: [\"name\"]."
                    : "After a dot the name of an attribute must follow, but this is " + grammar.tokens.describe(name)
                            + ".";
            throw grammar.fail(Diagnostic.error(BAD_ATTRIBUTE, detail, grammar.range(dot)));
        }
        grammar.tokens.read();
        return new GetAttribute(
                source, grammar.tokens.written(name), range, source.range().to(range));
    }

    /** {@code list.0}; in {@code list.0.1} the lexer has seen the number 0.1, which is refused as in Terraform. */
    private Expression legacyIndex(Expression source, Token number) {
        String written = grammar.tokens.written(number);
        Range range = grammar.range(number);
        if (source instanceof Literal.Decimal) {
            throw grammar.fail(Diagnostic.error(
                    "Missing quotes",
                    "This is neither a number nor a reference. Write addresses, versions and other text in quotes.",
                    source.range().to(range)));
        }
        if (!written.chars().allMatch(Character::isDigit)) {
            throw grammar.fail(Diagnostic.error(
                    BAD_ATTRIBUTE,
                    "After a dot a single whole number may stand. Use brackets to index: " + "["
                            + written.replace(".", "][") + "].",
                    range));
        }
        Expression key = new Literal.Decimal(written, range);
        return new GetIndex(source, key, true, source.range().to(range));
    }

    private Expression bracket(Expression source) {
        Token open = grammar.tokens.read();
        boolean before = grammar.tokens.heedNewlines(false);
        Token close;
        try {
            if (!grammar.tokens.at("*") || grammar.tokens.second().kind() != TokenKind.BRACKET_CLOSE) {
                return index(source, open);
            }
            grammar.tokens.read();
            close = grammar.tokens.read();
        } finally {
            grammar.tokens.heedNewlines(before);
        }
        return fullSplat(source, grammar.range(open, close));
    }

    private Expression fullSplat(Expression source, Range sign) {
        grammar.enter();
        try {
            Expression each = steps(new SplatItem(sign));
            return new FullSplat(source, each, source.range().to(each.range()));
        } finally {
            grammar.leave();
        }
    }

    private Expression index(Expression source, Token open) {
        Expression key = grammar.expressions.parse();
        Token close = grammar.expect(
                TokenKind.BRACKET_CLOSE,
                "Missing closing bracket on index",
                "The bracket opened on line " + grammar.range(open).start().line()
                        + " must be closed with \"]\" here.");
        return new GetIndex(source, key, false, source.range().to(grammar.range(close)));
    }
}

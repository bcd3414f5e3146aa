package io.skep.plans.text.hcl;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;

/** {@code name = expression} and the ways to get it wrong. */
final class Attributes {
    private final Grammar grammar;

    Attributes(Grammar grammar) {
        this.grammar = grammar;
    }

    Attribute parse() {
        Token name = grammar.tokens.read();
        return rest(grammar.tokens.written(name), grammar.range(name));
    }

    /** A name in quotes, as in JSON: refused, yet understood. */
    Attribute quoted() {
        Expression name = grammar.templates.quoted();
        String text = name instanceof Literal.Text literal ? literal.value() : "";
        Diagnostic problem = Diagnostic.error(
                "Quoted attribute name", "Names of attributes and blocks are written without quotes.", name.range());
        grammar.reporter.add(Names.isName(text) ? problem.withHint("Did you mean " + text + "?") : problem);
        return rest(text, name.range());
    }

    private Attribute rest(String name, Range nameRange) {
        equalsSign(name);
        Expression value = Heights.checked(grammar, grammar.expressions::parse);
        return new Attribute(name, nameRange, value, nameRange.to(value.range()));
    }

    private void equalsSign(String name) {
        Token sign = grammar.tokens.peek();
        if (sign.kind() == TokenKind.ASSIGN) {
            grammar.tokens.read();
        } else if (sign.kind() == TokenKind.COLON || grammar.tokens.at("==") || sign.kind() == TokenKind.ARROW) {
            grammar.reporter.error(
                    "Invalid equals sign",
                    "An attribute is set with a single \"=\", not with \"" + grammar.tokens.written(sign) + "\".",
                    grammar.range(sign));
            grammar.tokens.read();
        } else if (sign.kind() == TokenKind.DOT || (sign.kind() == TokenKind.BRACKET_OPEN && isIndex())) {
            throw grammar.fail(Diagnostic.error(
                    "Invalid attribute name",
                    "Here a single name must stand; parts of \"" + name
                            + "\" cannot be set by themselves. Set the whole, or write a block.",
                    grammar.range(sign)));
        } else {
            throw grammar.fail(missing(name, sign));
        }
    }

    /** Tells {@code name["key"] = ...} from {@code name [1, 2]}. */
    private boolean isIndex() {
        return grammar.tokens.last().end() == grammar.tokens.peek().start();
    }

    private Diagnostic missing(String name, Token found) {
        boolean ends = found.kind() == TokenKind.NEWLINE
                || found.kind() == TokenKind.END
                || found.kind() == TokenKind.BRACE_CLOSE;
        Diagnostic missing = Diagnostic.error(
                "Missing equals sign",
                ends
                        ? "A name by itself says nothing: an attribute is written \"" + name + " = value\", a block \""
                                + name + " { ... }\"."
                        : "An attribute is written \"" + name + " = value\", but after the name stands "
                                + grammar.tokens.describe(found) + ".",
                grammar.range(found));
        return ends ? missing : missing.withHint("Did you mean " + name + " = " + restOfLine(found) + "?");
    }

    /** What a message shows of the line from here on. */
    String restOfLine(Token from) {
        String text = grammar.tokens.fullText();
        int end = text.indexOf('\n', from.start());
        String rest =
                text.substring(from.start(), end < 0 ? text.length() : end).strip();
        return rest.length() > 40 ? rest.substring(0, 40).strip() + "..." : rest;
    }

    /** True where the next tokens begin an attribute or block. */
    boolean itemFollows() {
        return grammar.tokens.at(TokenKind.NAME)
                && switch (grammar.tokens.second().kind()) {
                    case ASSIGN, BRACE_OPEN, QUOTE_OPEN -> true;
                    default -> false;
                };
    }

    /** An attribute or block was complete, but its line goes on. */
    void reportRest(Token first, Token next) {
        Diagnostic problem = Diagnostic.error(
                "Missing line break",
                "What begins with \"" + grammar.tokens.written(first)
                        + "\" is complete here, but the line goes on with "
                        + grammar.tokens.describe(next)
                        + ". The next attribute or block begins on a line of its own; text stands in quotes.",
                grammar.range(next));
        boolean adjacent = grammar.tokens.last().end() == next.start();
        grammar.reporter.add(
                adjacent && !itemFollows() ? problem.withHint("Was this meant as text, in quotes?") : problem);
    }
}

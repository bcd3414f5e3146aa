package io.skep.plans.text.hcl;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.GetAttribute;
import io.skep.plans.text.syntax.GetIndex;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.ObjectConstructor;
import io.skep.plans.text.syntax.ObjectEntry;
import io.skep.plans.text.syntax.TupleConstructor;
import io.skep.plans.text.syntax.Variable;
import java.util.ArrayList;
import java.util.List;

/** Lists in brackets and objects in braces; a {@code for} at the start makes them loops. */
final class Collections {
    private final Grammar grammar;

    Collections(Grammar grammar) {
        this.grammar = grammar;
    }

    Expression tuple() {
        Token open = grammar.tokens.read();
        boolean before = grammar.tokens.heedNewlines(false);
        try {
            return loopFollows() ? grammar.loops.tuple(open) : items(open);
        } finally {
            grammar.tokens.heedNewlines(before);
        }
    }

    private boolean loopFollows() {
        return grammar.tokens.at("for") && grammar.tokens.second().kind() == TokenKind.NAME;
    }

    private Expression items(Token open) {
        List<Expression> items = new ArrayList<>();
        while (!grammar.tokens.at(TokenKind.BRACKET_CLOSE)) {
            grammar.refuseEnd(open, "list");
            items.add(grammar.expressions.parse());
            grammar.refuseEnd(open, "list");
            if (!grammar.tokens.at(TokenKind.BRACKET_CLOSE)) {
                grammar.expect(
                        TokenKind.COMMA,
                        "Missing comma",
                        "Items of the list opened on line "
                                + grammar.range(open).start().line() + " are separated by commas, and \"]\" ends it.");
            }
        }
        Token close = grammar.tokens.read();
        return new TupleConstructor(items, grammar.range(open, close));
    }

    Expression object() {
        Token open = grammar.tokens.read();
        boolean before = grammar.tokens.heedNewlines(false);
        try {
            if (loopFollows()) {
                return grammar.loops.object(open);
            }
            grammar.tokens.heedNewlines(true);
            return entries(open);
        } finally {
            grammar.tokens.heedNewlines(before);
        }
    }

    private Expression entries(Token open) {
        List<ObjectEntry> entries = new ArrayList<>();
        skipNewlines();
        while (!grammar.tokens.at(TokenKind.BRACE_CLOSE)) {
            grammar.refuseEnd(open, "object");
            entries.add(entry());
            grammar.refuseEnd(open, "object");
            if (grammar.tokens.at(TokenKind.COMMA) || grammar.tokens.at(TokenKind.NEWLINE)) {
                grammar.tokens.read();
                skipNewlines();
            } else if (!grammar.tokens.at(TokenKind.BRACE_CLOSE)) {
                throw grammar.fail(
                        "Missing comma",
                        "Entries of the object opened on line "
                                + grammar.range(open).start().line()
                                + " are separated by commas or line breaks, and \"}\" ends it.");
            }
        }
        Token close = grammar.tokens.read();
        return new ObjectConstructor(entries, grammar.range(open, close));
    }

    private void skipNewlines() {
        while (grammar.tokens.at(TokenKind.NEWLINE)) {
            grammar.tokens.read();
        }
    }

    private ObjectEntry entry() {
        Expression key = key();
        if (!grammar.tokens.at(TokenKind.ASSIGN) && !grammar.tokens.at(TokenKind.COLON)) {
            throw grammar.fail("Missing value for key", "In an object a key is followed by \"=\" and its value.");
        }
        grammar.tokens.read();
        Expression value = grammar.expressions.parse();
        return new ObjectEntry(key, value, key.range().to(value.range()));
    }

    private Expression key() {
        TokenKind after = grammar.tokens.second().kind();
        if (grammar.tokens.at(TokenKind.NAME) && (after == TokenKind.ASSIGN || after == TokenKind.COLON)) {
            Token name = grammar.tokens.read();
            return new Literal.Text(grammar.tokens.written(name), grammar.range(name));
        }
        Expression key = grammar.expressions.parse();
        return switch (key) {
            case GetAttribute get when startsWithName(get) -> throw ambiguous(get);
            case GetIndex get when startsWithName(get) -> throw ambiguous(get);
            default -> key;
        };
    }

    private static boolean startsWithName(Expression expression) {
        Expression source = expression;
        while (true) {
            switch (source) {
                case GetAttribute get -> source = get.source();
                case GetIndex get -> source = get.source();
                default -> {
                    return source instanceof Variable;
                }
            }
        }
    }

    private Unparsable ambiguous(Expression key) {
        return grammar.fail(Diagnostic.error(
                "Ambiguous object key",
                "To take the value of this expression as the key, put it in parentheses. To take it as it is written, put it"
                        + " in quotes.",
                key.range()));
    }
}

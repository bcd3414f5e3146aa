package io.skep.plans.text.hcl;

import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FunctionCall;
import java.util.ArrayList;
import java.util.List;

/** Function calls. */
final class Calls {
    private final Grammar grammar;

    Calls(Grammar grammar) {
        this.grammar = grammar;
    }

    Expression parse() {
        Token first = grammar.tokens.read();
        Token last = first;
        StringBuilder name = new StringBuilder(grammar.tokens.written(first));
        while (grammar.tokens.at(TokenKind.DOUBLE_COLON)) {
            grammar.tokens.read();
            last = grammar.expect(
                    TokenKind.NAME,
                    "Invalid function name",
                    "After \"::\" the rest of the function's name must follow.");
            name.append("::").append(grammar.tokens.written(last));
        }
        Token open = grammar.expect(
                TokenKind.PARENTHESIS_OPEN,
                "Missing opening parenthesis",
                "A function's arguments stand in parentheses.");
        return arguments(name.toString(), grammar.range(first, last), open);
    }

    private Expression arguments(String name, Range nameRange, Token open) {
        List<Expression> arguments = new ArrayList<>();
        boolean expandFinal = false;
        boolean before = grammar.tokens.heedNewlines(false);
        try {
            while (!grammar.tokens.at(TokenKind.PARENTHESIS_CLOSE)) {
                grammar.refuseEnd(open, "call");
                arguments.add(grammar.expressions.parse());
                grammar.refuseEnd(open, "call");
                if (grammar.tokens.at(TokenKind.ELLIPSIS)) {
                    grammar.tokens.read();
                    expandFinal = true;
                    closeAfterExpansion();
                } else if (!grammar.tokens.at(TokenKind.PARENTHESIS_CLOSE)) {
                    grammar.expect(
                            TokenKind.COMMA,
                            "Missing comma",
                            "Arguments of " + name + "(), called on line "
                                    + grammar.range(open).start().line()
                                    + ", are separated by commas, and \")\" ends them.");
                }
            }
            Token close = grammar.tokens.read();
            return new FunctionCall(name, nameRange, arguments, expandFinal, nameRange.to(grammar.range(close)));
        } finally {
            grammar.tokens.heedNewlines(before);
        }
    }

    private void closeAfterExpansion() {
        if (!grammar.tokens.at(TokenKind.PARENTHESIS_CLOSE)) {
            throw grammar.fail(
                    "Missing closing parenthesis",
                    "Only the last argument can be expanded with \"...\", so \")\" must follow.");
        }
    }
}

package io.skep.plans.text.hcl;

import io.skep.plans.text.syntax.Binary;
import io.skep.plans.text.syntax.BinaryOperator;
import io.skep.plans.text.syntax.Conditional;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Unary;
import io.skep.plans.text.syntax.UnaryOperator;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditionals and operators. */
final class Expressions {
    private static final Map<String, BinaryOperator> OPERATORS = Arrays.stream(BinaryOperator.values())
            .collect(Collectors.toMap(BinaryOperator::symbol, Function.identity()));

    private static final int LOOSEST = 1;

    private final Grammar grammar;

    Expressions(Grammar grammar) {
        this.grammar = grammar;
    }

    /** Any expression. */
    Expression parse() {
        grammar.enter();
        try {
            Expression condition = binary(LOOSEST);
            return grammar.tokens.at(TokenKind.QUESTION) ? conditional(condition) : condition;
        } finally {
            grammar.leave();
        }
    }

    private Expression conditional(Expression condition) {
        grammar.tokens.read();
        Expression whenTrue = parse();
        grammar.expect(
                TokenKind.COLON,
                "Missing \":\" in conditional",
                "A conditional is written \"condition ? value : other value\". " + Terms.LINE_BREAK_ADVICE);
        Expression whenFalse = parse();
        return new Conditional(condition, whenTrue, whenFalse, condition.range().to(whenFalse.range()));
    }

    /** Operators of at least this precedence, by climbing. */
    private Expression binary(int lowest) {
        Expression left = unary();
        BinaryOperator operator = nextOperator();
        while (operator != null && operator.precedence() >= lowest) {
            Token sign = grammar.tokens.read();
            Expression right = binary(operator.precedence() + 1);
            left = new Binary(
                    left, operator, grammar.range(sign), right, left.range().to(right.range()));
            operator = nextOperator();
        }
        return left;
    }

    private @Nullable BinaryOperator nextOperator() {
        Token token = grammar.tokens.peek();
        return token.kind() == TokenKind.OPERATOR ? OPERATORS.get(grammar.tokens.written(token)) : null;
    }

    private Expression unary() {
        UnaryOperator operator =
                grammar.tokens.at("-") ? UnaryOperator.NEGATE : grammar.tokens.at("!") ? UnaryOperator.NOT : null;
        if (operator == null) {
            return grammar.traversals.parse();
        }
        grammar.enter();
        try {
            Token sign = grammar.tokens.read();
            Expression operand = unary();
            return new Unary(operator, operand, grammar.range(sign).to(operand.range()));
        } finally {
            grammar.leave();
        }
    }
}

package io.skep.plans.text.eval;

import io.skep.plans.text.eval.function.Problem;
import io.skep.plans.text.syntax.BinaryOperator;
import io.skep.plans.text.syntax.UnaryOperator;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.ValueText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Operators on known values. Numbers are exact; only a quotient without end is rounded. */
final class Arithmetic {

    /** Digits of a quotient that has no end. */
    private static final MathContext QUOTIENT = new MathContext(100, RoundingMode.HALF_EVEN);

    private Arithmetic() {}

    static Value unary(UnaryOperator operator, Value operand) {
        return switch (operator) {
            case NEGATE -> new Numeric(number(operator.symbol(), operand, 0).negate());
            case NOT -> new Bool(!truth(operator.symbol(), operand));
        };
    }

    static Value binary(BinaryOperator operator, Value left, Value right) {
        return switch (operator) {
            case EQUAL -> new Bool(left.equals(right));
            case NOT_EQUAL -> new Bool(!left.equals(right));
            case OR, AND -> throw new IllegalArgumentException(operator.symbol() + " is not strict");
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL, ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO ->
                numeric(operator, number(operator.symbol(), left, 0), number(operator.symbol(), right, 1));
        };
    }

    private static Value numeric(BinaryOperator operator, BigDecimal left, BigDecimal right) {
        return switch (operator) {
            case GREATER -> new Bool(left.compareTo(right) > 0);
            case GREATER_OR_EQUAL -> new Bool(left.compareTo(right) >= 0);
            case LESS -> new Bool(left.compareTo(right) < 0);
            case LESS_OR_EQUAL -> new Bool(left.compareTo(right) <= 0);
            case ADD -> fitting(left.add(right));
            case SUBTRACT -> fitting(left.subtract(right));
            case MULTIPLY -> fitting(left.multiply(right));
            case DIVIDE -> fitting(left.divide(divisor(right), context(left, right)));
            case MODULO -> fitting(left.remainder(divisor(right)));
            case OR, AND, EQUAL, NOT_EQUAL -> throw new IllegalArgumentException(operator.symbol() + " is not numeric");
        };
    }

    private static MathContext context(BigDecimal left, BigDecimal right) {
        int digits = left.precision() + right.precision();
        return digits <= QUOTIENT.getPrecision() ? QUOTIENT : new MathContext(digits, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal divisor(BigDecimal right) {
        if (right.signum() == 0) {
            throw Problem.at(1, "Division by zero", "A number cannot be divided by zero.");
        }
        return right;
    }

    private static Numeric fitting(BigDecimal number) {
        if (!Convert.fits(number)) {
            throw Problem.of("Number too large", "Numbers may have up to " + Convert.LARGEST_NUMBER + " digits.");
        }
        return new Numeric(number);
    }

    private static BigDecimal number(String symbol, Value value, int operand) {
        return Convert.toNumber(value)
                .orElseThrow(() -> unsuitable(symbol, value, operand, "a number"))
                .number();
    }

    private static boolean truth(String symbol, Value value) {
        return Convert.toBool(value)
                .orElseThrow(() -> unsuitable(symbol, value, 0, "true or false"))
                .truth();
    }

    private static Problem unsuitable(String symbol, Value value, int operand, String wanted) {
        String found = value instanceof Nothing
                ? "null"
                : ValueText.kind(value) + (value instanceof Value.Text ? " that does not read as " + wanted : "");
        return Problem.at(
                operand,
                "Invalid operand",
                "The operator " + symbol + " needs " + wanted + ", and this is " + found + ".");
    }
}

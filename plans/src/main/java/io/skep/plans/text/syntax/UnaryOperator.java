package io.skep.plans.text.syntax;

/** The operators with one operand. They bind tighter than every {@link BinaryOperator}. */
public enum UnaryOperator {
    NEGATE("-"),
    NOT("!");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}

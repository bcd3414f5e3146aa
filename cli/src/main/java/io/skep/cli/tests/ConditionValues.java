package io.skep.cli.tests;

import io.skep.plans.text.ShownValue;
import io.skep.plans.text.eval.ExpressionText;
import io.skep.plans.text.syntax.Binary;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.Parentheses;
import io.skep.plans.text.syntax.Unary;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.topology.Expressions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values to show with a condition: those of its references, and of both sides where it compares. */
final class ConditionValues {

    private static final int LONGEST = 60;

    private final Expressions expressions;
    private final Map<String, ShownValue> shown = new LinkedHashMap<>();

    private ConditionValues(Expressions expressions) {
        this.expressions = expressions;
    }

    static List<ShownValue> of(Expression condition, Expressions expressions) {
        ConditionValues values = new ConditionValues(expressions);
        expressions.shown(condition).forEach(each -> values.shown.put(each.expression(), each));
        values.sides(condition);
        return new ArrayList<>(values.shown.values());
    }

    private void sides(Expression expression) {
        switch (expression) {
            case Binary binary -> {
                side(binary.left());
                side(binary.right());
            }
            case Unary unary -> sides(unary.operand());
            case Parentheses parentheses -> sides(parentheses.inner());
            default -> {}
        }
    }

    private void side(Expression side) {
        String text = ExpressionText.of(side);
        boolean parted = side instanceof Binary || side instanceof Unary || side instanceof Parentheses;
        if (parted) {
            sides(side);
        } else if (!(side instanceof Literal) && text.length() <= LONGEST && !shown.containsKey(text)) {
            expressions
                    .answer(side)
                    .value()
                    .ifPresent(value -> shown.put(text, new ShownValue(text, ValueText.brief(value))));
        }
    }
}

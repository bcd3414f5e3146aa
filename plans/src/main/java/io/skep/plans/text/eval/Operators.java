package io.skep.plans.text.eval;

import io.skep.plans.text.eval.Strictly.Look;
import io.skep.plans.text.eval.function.Problem;
import io.skep.plans.text.syntax.Binary;
import io.skep.plans.text.syntax.BinaryOperator;
import io.skep.plans.text.syntax.Conditional;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Unary;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Unification;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operators and conditionals. */
final class Operators {

    private final Evaluator evaluator;
    private final Strictly strictly;

    Operators(Evaluator evaluator, Strictly strictly) {
        this.evaluator = evaluator;
        this.strictly = strictly;
    }

    Value unary(Unary unary, Scope scope) {
        Value operand = evaluator.value(unary.operand(), scope);
        return strictly.apply(
                unary,
                List.of(unary.operand()),
                scope,
                List.of(operand),
                Look.TOP,
                operands -> Arithmetic.unary(unary.operator(), operands.getFirst()));
    }

    Value binary(Binary binary, Scope scope) {
        if (binary.operator() == BinaryOperator.AND || binary.operator() == BinaryOperator.OR) {
            return logical(binary, scope);
        }
        List<Value> operands = both(binary, scope);
        boolean equality = binary.operator() == BinaryOperator.EQUAL || binary.operator() == BinaryOperator.NOT_EQUAL;
        return strictly.apply(
                binary,
                List.of(binary.left(), binary.right()),
                scope,
                operands,
                equality ? Look.DEEP : Look.TOP,
                known -> Arithmetic.binary(binary.operator(), known.get(0), known.get(1)));
    }

    private List<Value> both(Binary binary, Scope scope) {
        List<Value> values = new ArrayList<>();
        List<EvaluationFailure> failures = new ArrayList<>();
        for (Expression side : List.of(binary.left(), binary.right())) {
            try {
                values.add(evaluator.value(side, scope));
            } catch (EvaluationFailure failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw Failures.together(failures);
        }
        return values;
    }

    private Value logical(Binary binary, Scope scope) {
        Value left = evaluator.value(binary.left(), scope);
        boolean decisive = binary.operator() == BinaryOperator.OR;
        if (!Opaque.hasLater(left)) {
            boolean truth = truth(Opaque.revealed(left), binary.left(), scope);
            if (truth == decisive) {
                Bool result = new Bool(decisive);
                return left instanceof Secret ? strictly.secret(binary, scope, result) : result;
            }
        }
        Value right = evaluator.value(binary.right(), scope);
        return strictly.apply(
                binary,
                List.of(binary.left(), binary.right()),
                scope,
                List.of(left, right),
                Look.TOP,
                known -> new Bool(truth(known.get(1), binary.right(), scope)));
    }

    Value conditional(Conditional choice, Scope scope) {
        Value condition = evaluator.value(choice.condition(), scope);
        if (Opaque.hasLater(condition)) {
            Value whenTrue = evaluator.value(choice.whenTrue(), scope);
            Value whenFalse = evaluator.value(choice.whenFalse(), scope);
            return strictly.later(choice, scope, List.of(condition, whenTrue, whenFalse));
        }
        boolean truth = truth(Opaque.revealed(condition), choice.condition(), scope);
        Value taken = evaluator.value(truth ? choice.whenTrue() : choice.whenFalse(), scope);
        Value result = unified(choice, scope, taken, truth ? choice.whenFalse() : choice.whenTrue());
        if (!(condition instanceof Secret)) {
            return result;
        }
        return Opaque.hasLater(result)
                ? strictly.later(choice, scope, List.of(result))
                : strictly.secret(choice, scope, result);
    }

    /** The taken branch as it becomes beside the other; an other branch that has no value has no say. */
    private Value unified(Conditional choice, Scope scope, Value taken, Expression otherBranch) {
        Value other;
        try {
            other = evaluator.value(otherBranch, scope);
        } catch (EvaluationFailure _) {
            return taken;
        }
        Optional<Value> unified = Unification.beside(taken, other);
        return unified.orElseThrow(() -> Failures.of(
                "Inconsistent conditional result types",
                "The two results must have one type, but one is " + ValueText.kind(taken) + " and the other is "
                        + ValueText.kind(other) + ".",
                choice.range(),
                choice,
                scope));
    }

    /** The truth of a known, revealed condition. */
    static boolean truth(Value value, Expression expression, Scope scope) {
        try {
            return truth(value);
        } catch (Problem problem) {
            throw Failures.of(problem.summary(), problem.detail(), expression.range(), expression, scope);
        }
    }

    private static boolean truth(Value value) {
        if (value instanceof Nothing) {
            throw Problem.of("Invalid condition", "A condition must be true or false, and this is null.");
        }
        return Convert.toBool(value)
                .orElseThrow(() -> Problem.of(
                        "Invalid condition",
                        "A condition must be true or false, and this is " + ValueText.kind(value) + "."))
                .truth();
    }
}

package io.skep.plans.text.eval;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.eval.Strictly.Look;
import io.skep.plans.text.eval.function.Function;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Function calls, and the four functions that are not ordinary: try, can, sensitive and nonsensitive. */
final class Calls {

    private static final List<String> SPECIAL = List.of("can", "nonsensitive", "sensitive", "try");

    private final Evaluator evaluator;
    private final Strictly strictly;

    Calls(Evaluator evaluator, Strictly strictly) {
        this.evaluator = evaluator;
        this.strictly = strictly;
    }

    Value value(FunctionCall call, Scope scope) {
        return switch (call.name()) {
            case "try" -> attempt(call, scope);
            case "can" -> can(call, scope);
            case "sensitive" -> sensitive(call, scope);
            case "nonsensitive" -> open(call, scope);
            default -> ordinary(call, scope);
        };
    }

    private Value ordinary(FunctionCall call, Scope scope) {
        if (call.name().startsWith("file")
                && scope.find(ExpressionText.of(call)).orElse(null) instanceof Root.Plain(Value remembered)) {
            return remembered;
        }
        Function function = evaluator.functions().find(call.name()).orElseThrow(() -> unknown(call));
        List<Value> arguments = arguments(call, scope);
        boolean expands = call.expandFinal() && !arguments.isEmpty();
        if (expands) {
            Value last = arguments.getLast();
            if (Opaque.isLater(last)) {
                return strictly.later(call, scope, arguments);
            }
            arguments.removeLast();
            arguments.addAll(expanded(last, call, scope));
        }
        Look look = function.looksDeep(arguments) ? Look.DEEP : Look.TOP;
        return strictly.apply(call, call.arguments(), scope, arguments, look, function::call);
    }

    private List<Value> arguments(FunctionCall call, Scope scope) {
        List<Value> values = new ArrayList<>();
        List<EvaluationFailure> failures = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            try {
                values.add(evaluator.value(argument, scope));
            } catch (EvaluationFailure failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw Failures.together(failures);
        }
        return values;
    }

    private List<Value> expanded(Value last, FunctionCall call, Scope scope) {
        Expression place = call.arguments().getLast();
        if (last instanceof Secret) {
            return Turn.over(evaluator, last, place, scope).stream()
                    .map(Turn::value)
                    .toList();
        }
        return Convert.toList(last)
                .orElseThrow(() -> Failures.of(
                        "Invalid expanding argument",
                        "Before ... there must be a list or set, and this is " + ValueText.kind(last) + ".",
                        place.range(),
                        place,
                        scope));
    }

    private EvaluationFailure unknown(FunctionCall call) {
        Diagnostic diagnostic = Diagnostic.error(
                "Call to unknown function", "There is no function named \"" + call.name() + "\".", call.nameRange());
        TreeSet<String> names = new TreeSet<>(evaluator.functions().names());
        names.addAll(SPECIAL);
        return new EvaluationFailure(List.of(
                Spelling.hint(call.name(), names).map(diagnostic::withHint).orElse(diagnostic)));
    }

    private Value attempt(FunctionCall call, Scope scope) {
        List<EvaluationFailure> failures = new ArrayList<>();
        int last = call.arguments().size() - 1;
        for (int index = 0; index <= last; index++) {
            try {
                Value value = evaluator.value(call.arguments().get(index), scope);
                boolean mayStillFail = index < last && Opaque.hasLater(value);
                return mayStillFail ? strictly.later(call, scope, List.of(value)) : value;
            } catch (EvaluationFailure failure) {
                failures.add(failure);
            }
        }
        if (failures.isEmpty()) {
            throw Failures.plain(
                    "Not enough function arguments",
                    "The function \"try\" needs at least one expression.",
                    call.range());
        }
        throw Failures.together(failures);
    }

    private Value can(FunctionCall call, Scope scope) {
        count(call);
        try {
            Value value = only(call, scope);
            return Opaque.hasLater(value) ? strictly.later(call, scope, List.of(value)) : new Bool(true);
        } catch (EvaluationFailure _) {
            // Whether there is a failure is what is asked.
            return new Bool(false);
        }
    }

    private Value sensitive(FunctionCall call, Scope scope) {
        Value value = only(call, scope);
        if (Opaque.hasLater(value)) {
            return strictly.later(call, scope, List.of(value));
        }
        return value instanceof Secret ? value : strictly.secret(call, scope, value);
    }

    private Value open(FunctionCall call, Scope scope) {
        Value value = only(call, scope);
        return Opaque.hasLater(value) ? strictly.later(call, scope, List.of(value)) : Opaque.revealed(value);
    }

    private Value only(FunctionCall call, Scope scope) {
        count(call);
        return evaluator.value(call.arguments().getFirst(), scope);
    }

    private static void count(FunctionCall call) {
        if (call.arguments().size() != 1) {
            throw Failures.plain(
                    "Wrong number of function arguments",
                    "The function \"" + call.name() + "\" takes one argument, and here are "
                            + call.arguments().size() + ".",
                    call.range());
        }
    }
}

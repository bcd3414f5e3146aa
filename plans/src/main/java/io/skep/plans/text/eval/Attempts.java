package io.skep.plans.text.eval;

import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import java.util.ArrayList;
import java.util.List;

/** The functions {@code try} and {@code can}, whose arguments may fail. */
final class Attempts {

    private final Evaluator evaluator;
    private final Strictly strictly;

    Attempts(Evaluator evaluator, Strictly strictly) {
        this.evaluator = evaluator;
        this.strictly = strictly;
    }

    Value attempt(FunctionCall call, Scope scope) {
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

    Value can(FunctionCall call, Scope scope) {
        Calls.count(call, 1);
        try {
            Value value = evaluator.value(call.arguments().getFirst(), scope);
            return Opaque.hasLater(value) ? strictly.later(call, scope, List.of(value)) : new Bool(true);
        } catch (EvaluationFailure _) {
            // Whether there is a failure is what is asked.
            return new Bool(false);
        }
    }
}

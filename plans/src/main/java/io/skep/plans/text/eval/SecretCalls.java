package io.skep.plans.text.eval;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Secret;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The functions {@code sensitive}, {@code nonsensitive} and {@code issensitive}. A topology's text is kept in every plan,
 * and so are its variables but the sensitive ones: what comes from there alone cannot be made a secret, and is refused.
 */
final class SecretCalls {

    private final Evaluator evaluator;
    private final Strictly strictly;
    private final boolean again;

    /**
     * @param again values are computed again from their sources, which were checked when they were made
     */
    SecretCalls(Evaluator evaluator, Strictly strictly, boolean again) {
        this.evaluator = evaluator;
        this.strictly = strictly;
        this.again = again;
    }

    Value sensitive(FunctionCall call, Scope scope) {
        Value value = only(call, scope);
        if (Opaque.hasLater(value)) {
            return strictly.later(call, scope, List.of(value));
        }
        if (value instanceof Secret) {
            return value;
        }
        Expression hidden = call.arguments().getFirst();
        Set<Expression> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        if (!again && !Opaque.hasSecret(value) && written(hidden, scope, seen)) {
            throw new EvaluationFailure(List.of(Diagnostic.error(
                            "Secret in the topology",
                            "What is to be sensitive here stands in the topology's files, or in a variable that is not"
                                    + " sensitive. Plans keep both, so it would be no secret.",
                            call.nameRange())
                    .withHint(
                            "Give it as a variable with sensitive = true, or read it with sensitive(file(\"...\")).")));
        }
        return strictly.secret(call, scope, value);
    }

    Value open(FunctionCall call, Scope scope) {
        Value value = only(call, scope);
        return Opaque.hasLater(value) ? strictly.later(call, scope, List.of(value)) : Opaque.revealed(value);
    }

    Value isSensitive(FunctionCall call, Scope scope) {
        Value value = only(call, scope);
        return Opaque.isLater(value) ? strictly.later(call, scope, List.of(value)) : new Bool(value instanceof Secret);
    }

    private Value only(FunctionCall call, Scope scope) {
        Calls.count(call, 1);
        return evaluator.value(call.arguments().getFirst(), scope);
    }

    /** Whether all that an expression is made of stands where a plan keeps it in clear. */
    private static boolean written(Expression expression, Scope scope, Set<Expression> seen) {
        if (!seen.add(expression)) {
            return true;
        }
        References found = References.walked(expression);
        return found.readingCalls().isEmpty()
                && found.references().stream().allMatch(reference -> written(reference, scope, seen));
    }

    private static boolean written(References.Reference reference, Scope scope, Set<Expression> seen) {
        return switch (scope.find(reference.root()).orElse(null)) {
            case null -> true;
            case Root.Plain(Value value) -> !Opaque.hasSecret(value) && !Opaque.hasLater(value);
            case Root.Group group when reference.names().isEmpty() -> group.keptInClear();
            case Root.Group group ->
                group.definition(reference.names().getFirst())
                        .map(definition -> written(definition.expression(), definition.scope(), seen))
                        .orElse(group.keptInClear());
        };
    }
}

package io.skep.plans.text.eval;

import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.ForObject;
import io.skep.plans.text.syntax.ForTuple;
import io.skep.plans.text.syntax.ObjectConstructor;
import io.skep.plans.text.syntax.ObjectEntry;
import io.skep.plans.text.syntax.TupleConstructor;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists and objects written out, for-expressions and splats. Elements that are not known yet stay elements. */
final class Collections {

    private final Evaluator evaluator;
    private final Strictly strictly;

    Collections(Evaluator evaluator, Strictly strictly) {
        this.evaluator = evaluator;
        this.strictly = strictly;
    }

    Value tuple(TupleConstructor tuple, Scope scope) {
        List<EvaluationFailure> failures = new ArrayList<>();
        List<Value> items = new ArrayList<>();
        for (Expression item : tuple.items()) {
            try {
                items.add(evaluator.value(item, scope));
            } catch (EvaluationFailure failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw Failures.together(failures);
        }
        return made(new Items(items), tuple);
    }

    Value object(ObjectConstructor object, Scope scope) {
        List<EvaluationFailure> failures = new ArrayList<>();
        ObjectBuilder built = new ObjectBuilder(false);
        for (ObjectEntry entry : object.entries()) {
            try {
                Value key = evaluator.value(entry.key(), scope);
                built.put(key, evaluator.value(entry.value(), scope), entry.key(), scope);
            } catch (EvaluationFailure failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw Failures.together(failures);
        }
        return finished(object, scope, built.result(), built.keysLater(), built.keysSecret(), built.seen());
    }

    Value forTuple(ForTuple loop, Scope scope) {
        Value collection = evaluator.value(loop.collection(), scope);
        if (Opaque.isLater(collection)) {
            return strictly.later(loop, scope, List.of(collection));
        }
        boolean secret = collection instanceof Secret;
        List<Value> items = new ArrayList<>();
        for (Turn turn : Turn.over(evaluator, collection, loop.collection(), scope)) {
            Scope inner = turn.scope(scope, loop.keyVariable(), loop.valueVariable());
            Value wanted = condition(loop.condition(), inner);
            secret |= wanted instanceof Secret;
            if (holds(wanted)) {
                items.add(evaluator.value(loop.value(), inner));
            }
        }
        return finished(loop, scope, new Items(items), false, secret, items);
    }

    Value forObject(ForObject loop, Scope scope) {
        Value collection = evaluator.value(loop.collection(), scope);
        if (Opaque.isLater(collection)) {
            return strictly.later(loop, scope, List.of(collection));
        }
        boolean secret = collection instanceof Secret;
        ObjectBuilder built = new ObjectBuilder(true);
        TreeMap<String, List<Value>> groups = new TreeMap<>();
        for (Turn turn : Turn.over(evaluator, collection, loop.collection(), scope)) {
            Scope inner = turn.scope(scope, loop.keyVariable(), loop.valueVariable());
            Value wanted = condition(loop.condition(), inner);
            secret |= wanted instanceof Secret;
            if (holds(wanted)) {
                Value key = evaluator.value(loop.key(), inner);
                Value value = evaluator.value(loop.value(), inner);
                if (loop.grouping()) {
                    value = built.grouped(key, value, groups);
                }
                built.put(key, value, loop.key(), inner);
            }
        }
        return finished(loop, scope, built.result(), built.keysLater(), secret || built.keysSecret(), built.seen());
    }

    Value splat(Expression node, Expression sourceExpression, Expression each, Scope scope) {
        Value source = evaluator.value(sourceExpression, scope);
        if (Opaque.isLater(source)) {
            return strictly.later(node, scope, List.of(source));
        }
        Value shape = source instanceof Secret secret ? secret.inner() : source;
        if (shape instanceof Nothing) {
            return finished(node, scope, new Items(List.of()), false, source instanceof Secret, List.of());
        }
        boolean single = !(shape instanceof Items || shape instanceof Unique);
        List<Turn> turns = single
                ? List.of(new Turn(Value.NOTHING, source))
                : Turn.over(evaluator, source, sourceExpression, scope);
        List<Value> items = new ArrayList<>();
        for (Turn turn : turns) {
            items.add(evaluator.value(each, turn.scope(scope, null, ExpressionText.SPLAT_ITEM)));
        }
        return finished(node, scope, new Items(items), false, source instanceof Secret && !single, items);
    }

    private Value finished(
            Expression node, Scope scope, Value result, boolean later, boolean secret, List<Value> parts) {
        made(result, node);
        if (later || (secret && Opaque.hasLater(result))) {
            return strictly.later(node, scope, parts);
        }
        return secret ? strictly.secret(node, scope, result) : result;
    }

    private Value made(Value value, Expression node) {
        evaluator.budget().made(value, node.range());
        return value;
    }

    /** A condition that is known; of a secret one the wrapped truth. */
    private Value condition(@Nullable Expression condition, Scope scope) {
        if (condition == null) {
            return new Value.Bool(true);
        }
        Value value = evaluator.value(condition, scope);
        if (Opaque.hasLater(value)) {
            throw Failures.of(
                    "Condition known only after apply",
                    "Which elements there are must be known before anything is made, and this condition waits for "
                            + Waiting.text(value) + ".",
                    condition.range(),
                    condition,
                    scope);
        }
        Operators.truth(Opaque.revealed(value), condition, scope);
        return value;
    }

    private static boolean holds(Value condition) {
        return Convert.toBool(Opaque.revealed(condition)).map(Value.Bool::truth).orElse(false);
    }
}

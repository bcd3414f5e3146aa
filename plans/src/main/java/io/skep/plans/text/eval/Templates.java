package io.skep.plans.text.eval;

import io.skep.plans.text.eval.Strictly.Look;
import io.skep.plans.text.eval.function.Limits;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Template;
import io.skep.plans.text.syntax.TemplatePart;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.ValueText;
import java.util.ArrayList;
import java.util.List;

/** Strings with interpolations and directives. */
final class Templates {

    /** An empty part that makes the whole string secret. */
    private static final Value HIDING = new Value.Secret(new Text(""), new Value.Source("\"\"", Value.Entries.NONE));

    private final Evaluator evaluator;
    private final Strictly strictly;

    Templates(Evaluator evaluator, Strictly strictly) {
        this.evaluator = evaluator;
        this.strictly = strictly;
    }

    Value value(Template template, Scope scope) {
        Pieces pieces = new Pieces();
        collect(template.parts(), scope, pieces);
        if (!pieces.failures.isEmpty()) {
            throw Failures.together(pieces.failures);
        }
        if (pieces.values.stream().anyMatch(Opaque::hasLater)) {
            return strictly.later(template, scope, pieces.values);
        }
        return strictly.apply(
                template,
                List.of(),
                scope,
                pieces.values,
                Look.TOP,
                values -> new Text(Evaluator.normal(joined(values))));
    }

    private void collect(List<TemplatePart> parts, Scope scope, Pieces pieces) {
        for (TemplatePart part : parts) {
            switch (part) {
                case TemplatePart.Text text -> pieces.values.add(new Text(text.value()));
                case TemplatePart.Interpolation inner -> interpolation(inner.expression(), scope, pieces);
                case TemplatePart.IfDirective choice -> choose(choice, scope, pieces);
                case TemplatePart.ForDirective loop -> repeat(loop, scope, pieces);
            }
        }
    }

    private void interpolation(Expression expression, Scope scope, Pieces pieces) {
        try {
            Value value = evaluator.value(expression, scope);
            check(value, expression, scope);
            pieces.values.add(value);
        } catch (EvaluationFailure failure) {
            pieces.failures.add(failure);
        }
    }

    private static void check(Value value, Expression expression, Scope scope) {
        Value content = Opaque.revealed(value);
        if (Opaque.isLater(content) || Convert.toText(content).isPresent()) {
            return;
        }
        String detail = content instanceof Nothing
                ? "This is null, which cannot be part of a string."
                : "This is " + ValueText.kind(content) + ", which cannot be part of a string.";
        throw Failures.of("Invalid template interpolation", detail, expression.range(), expression, scope);
    }

    private void choose(TemplatePart.IfDirective choice, Scope scope, Pieces pieces) {
        try {
            Value condition = evaluator.value(choice.condition(), scope);
            if (Opaque.hasLater(condition)) {
                pieces.values.add(condition);
                return;
            }
            if (Opaque.hasSecret(condition)) {
                pieces.values.add(HIDING);
            }
            boolean truth = Operators.truth(Opaque.revealed(condition), choice.condition(), scope);
            collect(truth ? choice.whenTrue() : choice.whenFalse(), scope, pieces);
        } catch (EvaluationFailure failure) {
            pieces.failures.add(failure);
        }
    }

    private void repeat(TemplatePart.ForDirective loop, Scope scope, Pieces pieces) {
        try {
            Value collection = evaluator.value(loop.collection(), scope);
            if (Opaque.isLater(collection)) {
                pieces.values.add(collection);
                return;
            }
            if (collection instanceof Value.Secret) {
                pieces.values.add(HIDING);
            }
            for (Turn turn : Turn.over(evaluator, collection, loop.collection(), scope)) {
                Scope inner = turn.scope(scope, loop.keyVariable(), loop.valueVariable());
                collect(loop.body(), inner, pieces);
            }
        } catch (EvaluationFailure failure) {
            pieces.failures.add(failure);
        }
    }

    private static String joined(List<Value> values) {
        StringBuilder joined = new StringBuilder();
        for (Value value : values) {
            joined.append(Convert.toText(value).map(Text::text).orElse(""));
            Limits.text(joined.length());
        }
        return joined.toString();
    }

    /** What a template is made of so far, and what went wrong with other parts of it. */
    private static final class Pieces {
        private final List<Value> values = new ArrayList<>();
        private final List<EvaluationFailure> failures = new ArrayList<>();
    }
}

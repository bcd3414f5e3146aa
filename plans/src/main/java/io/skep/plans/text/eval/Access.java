package io.skep.plans.text.eval;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.eval.Strictly.Look;
import io.skep.plans.text.eval.function.Problem;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.GetAttribute;
import io.skep.plans.text.syntax.GetIndex;
import io.skep.plans.text.syntax.SplatItem;
import io.skep.plans.text.syntax.Variable;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Text;
import java.util.List;
import java.util.Optional;

/** Names, attributes and indexes. */
final class Access {

    private final Evaluator evaluator;
    private final Strictly strictly;

    Access(Evaluator evaluator, Strictly strictly) {
        this.evaluator = evaluator;
        this.strictly = strictly;
    }

    Value variable(Variable variable, Scope scope) {
        return switch (root(variable.name(), variable.range(), scope)) {
            case Root.Plain(Value value) -> value;
            case Root.Group group -> group.whole();
        };
    }

    Value splatItem(SplatItem item, Scope scope) {
        return switch (root(ExpressionText.SPLAT_ITEM, item.range(), scope)) {
            case Root.Plain(Value value) -> value;
            case Root.Group group -> group.whole();
        };
    }

    Value attribute(GetAttribute get, Scope scope) {
        if (get.source() instanceof Variable(String name, Range range)
                && root(name, range, scope) instanceof Root.Group group) {
            return member(group, get, scope, Optional.empty());
        }
        Value source = source(get.source(), scope, new Text(get.name()));
        if (source instanceof Entries entries && entries.entries().containsKey(get.name())) {
            return entries.get(get.name());
        }
        return strictly.apply(
                get,
                List.of(get.source()),
                scope,
                List.of(source),
                Look.TOP,
                operands -> attribute(operands.getFirst(), get, scope));
    }

    Value index(GetIndex get, Scope scope) {
        Value key = evaluator.value(get.key(), scope);
        Value source = source(get.source(), scope, key);
        return strictly.apply(
                get,
                List.of(get.source(), get.key()),
                scope,
                List.of(source, key),
                Look.TOP,
                operands -> Indexing.element(operands.get(0), operands.get(1)));
    }

    /** A source of which one element will be taken: a member of a group is told which. */
    private Value source(Expression source, Scope scope, Value element) {
        if (source instanceof GetAttribute get
                && get.source() instanceof Variable(String name, Range range)
                && root(name, range, scope) instanceof Root.Group group) {
            return member(group, get, scope, Optional.of(element));
        }
        return evaluator.value(source, scope);
    }

    private static Value member(Root.Group group, GetAttribute get, Scope scope, Optional<Value> element) {
        return group.member(get.name(), element).orElseThrow(() -> missingMember(group, get.name(), get, scope));
    }

    private static Value attribute(Value source, GetAttribute get, Scope scope) {
        if (source instanceof Entries entries) {
            if (entries.entries().containsKey(get.name())) {
                return entries.get(get.name());
            }
            Diagnostic diagnostic = Diagnostic.error(
                    "Unsupported attribute",
                    "This object does not have an attribute named \"" + get.name() + "\".",
                    get.nameRange());
            throw Failures.of(
                    Spelling.hint(get.name(), entries.entries().keySet())
                            .map(diagnostic::withHint)
                            .orElse(diagnostic),
                    get,
                    scope);
        }
        Problem problem = Indexing.noAttributes(source, get.name());
        Diagnostic diagnostic = Diagnostic.error(problem.summary(), problem.detail(), get.nameRange());
        String hint = problem.hint();
        throw Failures.of(hint == null ? diagnostic : diagnostic.withHint(hint), get, scope);
    }

    static Root root(String name, Range range, Scope scope) {
        return scope.find(name).orElseThrow(() -> unknownName(name, range, scope));
    }

    static EvaluationFailure unknownName(String name, Range range, Scope scope) {
        Diagnostic diagnostic = Diagnostic.error("Unknown name", "Nothing is named \"" + name + "\" here.", range);
        return new EvaluationFailure(List.of(
                Spelling.hint(name, scope.names()).map(diagnostic::withHint).orElse(diagnostic)));
    }

    static EvaluationFailure missingMember(Root.Group group, String name, Expression node, Scope scope) {
        Range range = node instanceof GetAttribute get ? get.nameRange() : node.range();
        Diagnostic diagnostic = Diagnostic.error("Unknown " + group.noun(), group.missing(name), range);
        return Failures.of(
                Spelling.hint(name, group.members()).map(diagnostic::withHint).orElse(diagnostic), node, scope);
    }
}

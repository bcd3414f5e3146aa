package io.skep.plans.text.eval;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.ShownValue;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.ValueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes evaluation failures, with the values of the references in the expression that failed. */
final class Failures {

    private static final int MOST_VALUES = 6;

    private Failures() {}

    static EvaluationFailure plain(String summary, String detail, Range subject) {
        return new EvaluationFailure(List.of(Diagnostic.error(summary, detail, subject)));
    }

    /** A failure of an expression, with the values it took from the scope. */
    static EvaluationFailure of(String summary, String detail, Range subject, Expression node, Scope scope) {
        return new EvaluationFailure(
                List.of(Diagnostic.error(summary, detail, subject).withValues(shown(node, scope))));
    }

    static EvaluationFailure of(Diagnostic diagnostic, Expression node, Scope scope) {
        return new EvaluationFailure(List.of(diagnostic.withValues(shown(node, scope))));
    }

    /** All that several failures have to tell. */
    static EvaluationFailure together(List<EvaluationFailure> failures) {
        return new EvaluationFailure(failures.stream()
                .flatMap(failure -> failure.diagnostics().stream())
                .toList());
    }

    static List<ShownValue> shown(Expression node, Scope scope) {
        Map<String, ShownValue> shown = new LinkedHashMap<>();
        for (References.Reference reference : References.in(node)) {
            String text = ExpressionText.of(reference.node());
            if (shown.size() < MOST_VALUES && !shown.containsKey(text)) {
                value(reference, scope)
                        .ifPresent(value -> shown.put(text, new ShownValue(text, ValueText.brief(value))));
            }
        }
        return new ArrayList<>(shown.values());
    }

    private static Optional<Value> value(References.Reference reference, Scope scope) {
        Optional<Root> root = scope.find(reference.root());
        try {
            return switch (root.orElse(null)) {
                case Root.Plain(Value value) -> follow(value, reference.names());
                case Root.Group group
                when !reference.names().isEmpty() ->
                    group.member(reference.names().getFirst(), Optional.empty())
                            .flatMap(value -> follow(
                                    value,
                                    reference
                                            .names()
                                            .subList(1, reference.names().size())));
                case Root.Group _ -> Optional.empty();
                case null -> Optional.empty();
            };
        } catch (EvaluationFailure _) {
            // A reference that has no value itself is what the failure is about, or was reported where it is defined.
            return Optional.empty();
        }
    }

    private static Optional<Value> follow(Value value, List<String> path) {
        Value at = value;
        for (String step : path) {
            if (!(at instanceof Entries entries) || !entries.entries().containsKey(step)) {
                return at instanceof Entries ? Optional.empty() : Optional.of(at);
            }
            at = entries.get(step);
        }
        return Optional.of(at);
    }
}

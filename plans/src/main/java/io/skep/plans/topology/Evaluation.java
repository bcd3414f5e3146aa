package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.eval.EvaluationFailure;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One reading of a topology while it is under way: what is being computed, what it needs, what is wrong. */
final class Evaluation {

    private final Evaluator evaluator;
    private final Diagnostics diagnostics;
    private final Set<Diagnostic> told = new HashSet<>();
    private final List<Lazy<?>> running = new ArrayList<>();
    private final Deque<SortedSet<Address>> needs = new ArrayDeque<>();

    Evaluation(Evaluator evaluator, Diagnostics diagnostics) {
        this.evaluator = evaluator;
        this.diagnostics = diagnostics;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /** The value of an expression; empty where it has none, which is then reported. */
    Optional<Value> value(Expression expression, Scope scope) {
        try {
            return Optional.of(evaluator.value(expression, scope));
        } catch (EvaluationFailure failure) {
            failure.diagnostics().forEach(this::report);
            return Optional.empty();
        }
    }

    /** Reports a problem once, even where every instance of a block has it. */
    void report(Diagnostic diagnostic) {
        Diagnostic same = diagnostic.withValues(List.of());
        if (told.add(same)) {
            diagnostics.add(diagnostic);
        }
    }

    void needs(Address address) {
        if (!needs.isEmpty()) {
            needs.peek().add(address);
        }
    }

    /** Begins to compute something; fails where that is already being computed, since it then needs itself. */
    void begin(Lazy<?> lazy) {
        int from = running.indexOf(lazy);
        if (from >= 0) {
            List<Lazy<?>> circle = running.subList(from, running.size());
            String way = circle.stream()
                    .map(member -> member.title() + " (" + member.place() + ") -> ")
                    .collect(Collectors.joining());
            report(Diagnostic.error(
                    "Circular reference",
                    "These need each other, so none of them can be computed: " + way + lazy.title() + ".",
                    lazy.place()));
            throw EvaluationFailure.reported();
        }
        running.add(lazy);
        needs.push(new TreeSet<>());
    }

    /** Ends what was begun last and gives the resources it needed. */
    SortedSet<Address> end() {
        running.removeLast();
        return needs.pop();
    }
}

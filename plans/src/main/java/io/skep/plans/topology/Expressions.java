package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.ShownValue;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.Root;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Expressions about a topology, one after the other: what {@code skep console} and tests ask. Used by one thread. */
public final class Expressions {

    private final Evaluator evaluator;
    private final Scope scope;
    private final Diagnostics evaluation;

    /**
     * What an expression came to.
     *
     * @param value empty where it has none
     * @param problems why, or what else was found wrong on the way
     */
    public record Answer(Optional<Value> value, List<Diagnostic> problems) {}

    Expressions(Evaluator evaluator, Scope scope, Diagnostics evaluation) {
        this.evaluator = evaluator;
        this.scope = scope;
        this.evaluation = evaluation;
    }

    /**
     * The same about a later moment.
     *
     * @param known gives a value with every part that is known by then
     * @param more names that the topology itself does not know
     */
    public Expressions seeing(UnaryOperator<Value> known, Map<String, Value> more) {
        TreeMap<String, Root> roots = new TreeMap<>();
        for (String name : scope.names()) {
            scope.find(name)
                    .ifPresent(root -> roots.put(
                            name,
                            switch (root) {
                                case Root.Plain(Value value) -> new Root.Plain(known.apply(value));
                                case Root.Group group -> new KnownGroup(group, known);
                            }));
        }
        return new Expressions(evaluator, Scope.of(roots).withValues(more), evaluation);
    }

    /** The value of an expression; {@code source} is one, as it was typed. */
    public Answer answer(SourceFile source) {
        Diagnostics problems = new Diagnostics();
        Optional<Expression> parsed = Parsing.parseExpression(source, problems);
        return problems.hasErrors()
                ? new Answer(Optional.empty(), problems.list())
                : parsed.map(this::answer).orElseGet(() -> new Answer(Optional.empty(), problems.list()));
    }

    /** The value of an expression. */
    public Answer answer(Expression expression) {
        int before = evaluation.list().size();
        Diagnostics problems = new Diagnostics();
        Optional<Value> value = evaluator.evaluate(expression, scope, problems);
        evaluation.list().stream().skip(before).forEach(problems::add);
        return new Answer(value, problems.list());
    }

    /** The names in a group such as {@code var}; none where there is no such group. */
    public Collection<String> members(String root) {
        return scope.find(root).orElse(null) instanceof Root.Group group ? group.members() : List.of();
    }

    /** The values of the first references in an expression, for people. */
    public List<ShownValue> shown(Expression expression) {
        return Evaluator.shown(expression, scope);
    }
}

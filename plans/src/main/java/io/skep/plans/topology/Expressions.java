package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.Optional;

/** Expressions about a topology, one after the other: what {@code skep console} asks. Used by one thread. */
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

    /** The value of an expression; {@code source} is one, as it was typed. */
    public Answer answer(SourceFile source) {
        int before = evaluation.list().size();
        Diagnostics problems = new Diagnostics();
        Optional<Value> value = Parsing.parseExpression(source, problems)
                .filter(_ -> !problems.hasErrors())
                .flatMap(expression -> evaluator.evaluate(expression, scope, problems));
        evaluation.list().stream().skip(before).forEach(problems::add);
        return new Answer(value, problems.list());
    }
}

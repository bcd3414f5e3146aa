package io.skep.plans.text.eval;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.eval.function.Problem;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Secret;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs operations that need to look into their operands. Where an operand is not known yet the result is a
 * {@link Later} of the whole expression; where one is secret the result is a {@link Secret}. Where both happen it is a
 * Later: it gives a secret when it is computed, because the secret is among the values it captured.
 */
final class Strictly {

    private final Evaluator evaluator;

    Strictly(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** How far an operation looks into its operands. */
    enum Look {
        /** At the operand itself; its elements are handed on as they are. */
        TOP,
        /** At the elements of the elements, too. */
        DEEP
    }

    /**
     * The result of an operation on operands.
     *
     * @param parts the expressions of the operands, to underline the one a {@link Problem} is about
     */
    Value apply(
            Expression node,
            List<? extends Expression> parts,
            Scope scope,
            List<Value> operands,
            Look look,
            Function<List<Value>, Value> operation) {
        boolean secret = operands.stream()
                .anyMatch(value -> look == Look.DEEP ? Opaque.hasSecret(value) : value instanceof Secret);
        boolean deep = secret || look == Look.DEEP;
        if (operands.stream().anyMatch(value -> deep ? Opaque.hasLater(value) : Opaque.isLater(value))) {
            return later(node, scope, operands);
        }
        if (!secret) {
            return run(node, parts, scope, operands, operation);
        }
        List<Value> revealed = operands.stream().map(Opaque::revealed).toList();
        return secret(node, scope, hidingly(node, () -> run(node, parts, scope, revealed, operation)));
    }

    /** A value that waits for what the operands wait for. */
    Later later(Expression node, Scope scope, List<Value> operands) {
        return new Later(Captures.source(evaluator, node, scope), Opaque.origins(operands));
    }

    /** A secret of an expression; the value must not hold anything that is not known yet. */
    Secret secret(Expression node, Scope scope, Value inner) {
        return new Secret(Opaque.revealed(inner), Captures.source(evaluator, node, scope));
    }

    private Value run(
            Expression node,
            List<? extends Expression> parts,
            Scope scope,
            List<Value> operands,
            Function<List<Value>, Value> operation) {
        try {
            Value result = operation.apply(operands);
            evaluator.budget().made(result, node.range());
            return result;
        } catch (Problem problem) {
            boolean part = problem.operand() >= 0 && !parts.isEmpty();
            Expression subject = part ? parts.get(Math.min(problem.operand(), parts.size() - 1)) : node;
            Diagnostic diagnostic = Diagnostic.error(problem.summary(), problem.detail(), subject.range());
            String hint = problem.hint();
            throw Failures.of(hint == null ? diagnostic : diagnostic.withHint(hint), node, scope);
        }
    }

    /** What an operation on secrets has to say may quote them, so only its summary and place are kept. */
    static Value hidingly(Expression node, Supplier<Value> operation) {
        try {
            return operation.get();
        } catch (EvaluationFailure failure) {
            throw new EvaluationFailure(failure.diagnostics().stream()
                    .map(told -> Diagnostic.error(
                                    told.summary(),
                                    "This failed on a sensitive value, which is not shown.",
                                    told.subject().orElse(node.range()))
                            .withValues(told.values()))
                    .toList());
        }
    }
}

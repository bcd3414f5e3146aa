package io.skep.cli.tests;

import io.skep.cli.tests.TestRun.Assertion;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.Expressions;
import java.util.Optional;

/** Asks whether what a run asserts is so. */
final class AssertionCheck {

    private final Expressions expressions;
    private final Judgement judgement;
    private final boolean applied;

    /** @param applied whether the run has applied its plan */
    AssertionCheck(Expressions expressions, Judgement judgement, boolean applied) {
        this.expressions = expressions;
        this.judgement = judgement;
        this.applied = applied;
    }

    void check(Assertion assertion) {
        Expression condition = assertion.condition();
        Optional<Value> value = value(condition).map(Opaque::revealed);
        if (value.isEmpty()) {
            return;
        }
        Optional<Boolean> truth = Convert.toBool(value.get()).map(Value.Bool::truth);
        if (Opaque.isLater(value.get())) {
            judgement.say(unknown(condition));
        } else if (truth.isEmpty()) {
            judgement.say(Diagnostic.error("Invalid condition", "A condition must be true or false.", condition.range())
                    .withValues(ConditionValues.of(condition, expressions)));
        } else if (!truth.get()) {
            judgement.fail(Diagnostic.error("Test assertion failed", message(assertion), condition.range())
                    .withValues(ConditionValues.of(condition, expressions)));
        }
    }

    private Optional<Value> value(Expression expression) {
        Expressions.Answer answer = expressions.answer(expression);
        answer.problems().forEach(judgement::say);
        return answer.value();
    }

    private Diagnostic unknown(Expression condition) {
        Diagnostic unknown = Diagnostic.error(
                        "Condition is not known yet",
                        applied
                                ? "It refers to something that this run did not make."
                                : "It refers to something that is known only after apply, and this run only plans.",
                        condition.range())
                .withValues(ConditionValues.of(condition, expressions));
        return applied ? unknown : unknown.withHint("Write command = apply, or ask for something else.");
    }

    private String message(Assertion assertion) {
        return value(assertion.message())
                .map(text -> Opaque.hasSecret(text)
                        ? "Its error message is sensitive and not shown."
                        : Convert.toText(text).map(Value.Text::text).orElse("Its error message is not known yet."))
                .orElse("Its error message cannot be told.");
    }
}

package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule that every plan of a topology must keep: {@code policy "no_host_goes" { condition error_message }}. Its
 * condition sees, besides what the topology sees, the plan as {@code plan}, in the shape of {@code show -json}. A rule
 * with {@code enforcement = "advisory"} only warns.
 */
public final class Policy {

    private static final Set<String> ATTRIBUTES = Set.of("description", "condition", "error_message", "enforcement");

    private final Block block;
    private final Evaluation evaluation;
    private final Scope scope;

    Policy(Block block, Evaluation evaluation, Scope scope) {
        this.block = block;
        this.evaluation = evaluation;
        this.scope = scope;
    }

    /** Its name. */
    public String name() {
        return block.labels().getFirst().text();
    }

    /**
     * What is to be said about a plan: nothing where the rule is kept, else a warning or an error; errors too where the
     * rule itself cannot be asked.
     */
    public List<Diagnostic> judge(Value plan) {
        Diagnostics all = evaluation.diagnostics();
        int before = all.list().size();
        AllowedNames.check(block, ATTRIBUTES, Set.of(), evaluation);
        Optional<Diagnostic> verdict = verdict(scope.withValues(Map.of("plan", plan)));
        List<Diagnostic> said =
                new ArrayList<>(all.list().subList(before, all.list().size()));
        verdict.ifPresent(said::add);
        return said;
    }

    private Optional<Diagnostic> verdict(Scope seeing) {
        Optional<Attribute> condition = block.body().attribute("condition");
        Optional<Attribute> message = block.body().attribute("error_message");
        if (condition.isEmpty() || message.isEmpty()) {
            return Optional.of(Diagnostic.error(
                    "Missing attribute",
                    block.title() + " needs \"condition\" and \"error_message\".",
                    block.header()));
        }
        Expression asked = condition.get().expression();
        Optional<Boolean> kept = evaluation
                .value(asked, seeing)
                .map(Opaque::revealed)
                .flatMap(Convert::toBool)
                .map(Value.Bool::truth);
        if (kept.isEmpty()) {
            return Optional.of(Diagnostic.error(
                    "Policy cannot be asked",
                    "The condition of " + block.title() + " is neither true nor false for this plan.",
                    asked.range()));
        }
        return kept.get()
                ? Optional.empty()
                : Optional.of(broken(asked, message.get().expression(), seeing));
    }

    private Diagnostic broken(Expression condition, Expression message, Scope seeing) {
        String why = evaluation
                .value(message, seeing)
                .filter(value -> !Opaque.hasSecret(value))
                .flatMap(Convert::toText)
                .map(Value.Text::text)
                .orElse("Its message cannot be shown.");
        String summary = "Policy \"" + name() + "\" is broken by this plan";
        return advisory(seeing)
                ? Diagnostic.warning(summary, why, condition.range())
                : Diagnostic.error(summary, why, condition.range());
    }

    private boolean advisory(Scope seeing) {
        return block.body()
                .attribute("enforcement")
                .flatMap(attribute -> evaluation.value(attribute.expression(), seeing))
                .flatMap(Convert::toText)
                .filter(text -> text.text().equals("advisory"))
                .isPresent();
    }
}

package io.skep.cli.tests;

import io.skep.plans.plan.PlanOptions;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A block {@code run}: one plan or apply, and what is to be so after it.
 *
 * @param place where it begins
 * @param applies whether it applies what it planned
 * @param variables values that count in this run only, over those of the file
 * @param options what is asked of the plan
 * @param world what happens to the hosts before it, in a block {@code world}
 * @param asserts in the order written
 * @param expectations what is to fail
 */
public record TestRun(
        String name,
        Range place,
        boolean applies,
        List<Attribute> variables,
        PlanOptions options,
        Optional<Block> world,
        List<Assertion> asserts,
        List<Expectation> expectations) {

    /** A block {@code assert}: a condition that must be true, and what to say where it is not. */
    public record Assertion(Expression condition, Expression message) {}

    /** Something in {@code expect_failures}, as it is written: {@code var.size}, {@code check.odd}, {@code host.web}. */
    public record Expectation(String text, Range place) {}

    public TestRun {
        variables = List.copyOf(variables);
        asserts = List.copyOf(asserts);
        expectations = List.copyOf(expectations);
    }
}

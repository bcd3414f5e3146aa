package io.skep.plans.plan;

import io.skep.plans.resource.Condition;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.topology.Directions.Check;
import java.util.List;

/** What is said of checks. */
public final class Checks {

    private Checks() {}

    /** A warning for each assertion that does not hold. */
    public static List<Diagnostic> failures(Check check) {
        return check.asserts().stream()
                .filter(each -> each.verdict() == Condition.Verdict.FAILS)
                .map(each -> warning(check, each))
                .toList();
    }

    private static Diagnostic warning(Check check, Condition failed) {
        String detail = "check." + check.name() + " (" + failed.place() + "): " + failed.text();
        return new Diagnostic(Severity.WARNING, "Check failed", detail, null, List.of(), null);
    }
}

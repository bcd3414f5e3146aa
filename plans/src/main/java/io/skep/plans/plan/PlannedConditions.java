package io.skep.plans.plan;

import io.skep.plans.plan.Terms.Conditions;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Condition;
import io.skep.plans.resource.Lifecycle;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.Directions;
import io.skep.plans.topology.Directions.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Judges conditions and checks as far as a plan knows them. What fails is an error for a resource and a warning for a check.
 *
 * @param known gives a value with every part that the plan leaves known
 * @param refusals where the errors are put by their resource, too
 */
record PlannedConditions(
        Directions directions,
        UnaryOperator<Value> known,
        Diagnostics problems,
        SortedMap<Address, List<Diagnostic>> refusals) {

    /** The conditions of these resources. */
    SortedMap<Address, Conditions> of(SortedSet<Address> resources) {
        TreeMap<Address, Conditions> conditions = new TreeMap<>();
        directions.lifecycles().forEach((address, lifecycle) -> {
            if (resources.contains(address) && hasAny(lifecycle)) {
                conditions.put(
                        address,
                        new Conditions(
                                judged(address, "Precondition", lifecycle.preconditions()),
                                judged(address, "Postcondition", lifecycle.postconditions())));
            }
        });
        return conditions;
    }

    private static boolean hasAny(Lifecycle lifecycle) {
        return !lifecycle.preconditions().isEmpty()
                || !lifecycle.postconditions().isEmpty();
    }

    private List<Condition> judged(Address address, String what, List<Condition> conditions) {
        return judged(what, address.toString(), conditions, refusal -> {
            problems.add(refusal);
            refusals.computeIfAbsent(address, _ -> new ArrayList<>()).add(refusal);
        });
    }

    private List<Condition> judged(String what, String whose, List<Condition> conditions, Consumer<Diagnostic> refuse) {
        List<Condition> judged = conditions.stream().map(this::known).toList();
        judged.stream()
                .filter(each -> each.verdict() == Condition.Verdict.FAILS)
                .forEach(each -> refuse.accept(
                        Diagnostic.error(what + " failed", whose + " (" + each.place() + "): " + each.text())));
        return judged;
    }

    /**
     * The checks; what does not hold is said. What must hold of an output stops the plan where it is known now; what is known only after
     * apply is a check from then on, since there is nothing left to stop.
     */
    List<Check> checks() {
        List<Check> checks =
                new ArrayList<>(directions.checks().stream().map(this::known).toList());
        checks.forEach(check -> Checks.failures(check).forEach(problems::add));
        directions.outputs().stream()
                .map(this::known)
                .map(output -> new Check(output.name(), unknown(output)))
                .filter(output -> !output.asserts().isEmpty())
                .forEach(checks::add);
        return checks;
    }

    private List<Condition> unknown(Check output) {
        return judged("Precondition", output.name(), output.asserts(), problems::add).stream()
                .filter(each -> each.verdict() == Condition.Verdict.UNKNOWN)
                .toList();
    }

    private Check known(Check check) {
        return new Check(check.name(), check.asserts().stream().map(this::known).toList());
    }

    private Condition known(Condition condition) {
        return new Condition(known.apply(condition.holds()), known.apply(condition.message()), condition.place());
    }
}

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
                                judged("Precondition", address, lifecycle.preconditions()),
                                judged("Postcondition", address, lifecycle.postconditions())));
            }
        });
        return conditions;
    }

    private static boolean hasAny(Lifecycle lifecycle) {
        return !lifecycle.preconditions().isEmpty()
                || !lifecycle.postconditions().isEmpty();
    }

    private List<Condition> judged(String what, Address address, List<Condition> conditions) {
        List<Condition> judged = conditions.stream().map(this::known).toList();
        judged.stream()
                .filter(each -> each.verdict() == Condition.Verdict.FAILS)
                .forEach(each -> refuse(
                        address,
                        Diagnostic.error(what + " failed", address + " (" + each.place() + "): " + each.text())));
        return judged;
    }

    private void refuse(Address address, Diagnostic refusal) {
        problems.add(refusal);
        refusals.computeIfAbsent(address, _ -> new ArrayList<>()).add(refusal);
    }

    /** The checks; what does not hold is said. */
    List<Check> checks() {
        List<Check> checks = directions.checks().stream()
                .map(check -> new Check(
                        check.name(), check.asserts().stream().map(this::known).toList()))
                .toList();
        checks.forEach(check -> Checks.failures(check).forEach(problems::add));
        return checks;
    }

    private Condition known(Condition condition) {
        return new Condition(known.apply(condition.holds()), known.apply(condition.message()), condition.place());
    }
}

package io.skep.plans.apply;

import io.skep.plans.failure.UserError;
import io.skep.plans.plan.Checks;
import io.skep.plans.plan.Terms;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Condition;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.topology.Directions.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The conditions and checks of a plan while it is carried out: what was not known when it was made is judged now. Safe for any thread. */
final class Promised {
    private final Terms terms;
    private final Resolution resolution;

    Promised(Terms terms, Resolution resolution) {
        this.terms = terms;
        this.resolution = resolution;
    }

    /** Fails with UserError where something must hold before this resource is touched, and does not. */
    void before(Address address) {
        require("Precondition", terms.conditions(address).before());
    }

    /** Fails with UserError where something must hold of this resource now, and does not. */
    void after(Address address) {
        require("Postcondition", terms.conditions(address).after());
    }

    private void require(String what, List<Condition> conditions) {
        broken(conditions).findFirst().ifPresent(each -> {
            throw new UserError(what + " failed (" + each.place() + "): " + each.text());
        });
    }

    /** What does not hold of resources that the plan did not touch, once all is done. */
    List<Outcome.Failure> ofUntouched(Set<Address> touched) {
        List<Outcome.Failure> failures = new ArrayList<>();
        terms.conditions().forEach((address, conditions) -> {
            if (!touched.contains(address)) {
                Optional<Condition> failed = broken(
                                Stream.concat(conditions.before().stream(), conditions.after().stream())
                                        .toList())
                        .findFirst();
                failed.ifPresent(each -> failures.add(new Outcome.Failure(
                        address + "/conditions",
                        address,
                        "Conditions of " + address,
                        "a condition failed (" + each.place() + "): " + each.text(),
                        Optional.empty())));
            }
        });
        return failures;
    }

    /** What the checks say now. */
    List<Diagnostic> checks() {
        return terms.checks().stream()
                .map(check -> new Check(
                        check.name(), check.asserts().stream().map(this::known).toList()))
                .flatMap(check -> Checks.failures(check).stream())
                .toList();
    }

    private Stream<Condition> broken(List<Condition> conditions) {
        return conditions.stream()
                .filter(each -> each.verdict() == Condition.Verdict.UNKNOWN)
                .map(this::known)
                .filter(each -> each.verdict() == Condition.Verdict.FAILS);
    }

    private Condition known(Condition condition) {
        return new Condition(
                resolution.known(condition.holds()), resolution.known(condition.message()), condition.place());
    }
}

package io.skep.cli.tests;

import io.skep.cli.command.Project;
import io.skep.cli.tests.TestRun.Expectation;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.topology.Policy;
import io.skep.plans.topology.Topology;
import java.util.Collection;
import java.util.TreeSet;

/** Checks that what a run expects to fail is something that the topology has. */
final class Names {

    private Names() {}

    static void check(Collection<Expectation> expectations, Project project, Topology topology, Judgement judgement) {
        TreeSet<String> known = new TreeSet<>();
        project.reader().expressions().ifPresent(expressions -> expressions
                .members("var")
                .forEach(name -> known.add("var." + name)));
        topology.directions().checks().forEach(check -> known.add("check." + check.name()));
        project.policies().stream().map(Policy::name).forEach(name -> known.add("policy." + name));
        TreeSet<String> suggested = new TreeSet<>(known);
        topology.resources().keySet().forEach(address -> suggested.add(address.block().toString()));
        for (Expectation each : expectations) {
            boolean there = known.contains(each.text())
                    || topology.resources().keySet().stream().anyMatch(address -> judgement.stands(each, address));
            if (!there) {
                Diagnostic diagnostic = Diagnostic.error(
                        "Unknown name in expect_failures",
                        "The topology has no " + each.text()
                                + ". What can be expected to fail is a variable, a check, a policy or a resource.",
                        each.place());
                judgement.say(Spelling.hint(each.text(), suggested)
                        .map(diagnostic::withHint)
                        .orElse(diagnostic));
            }
        }
    }
}

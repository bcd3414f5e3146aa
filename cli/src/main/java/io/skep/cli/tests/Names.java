package io.skep.cli.tests;

import io.skep.cli.command.Project;
import io.skep.cli.tests.TestRun.Expectation;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.topology.Policy;
import io.skep.plans.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks that the names in tests are names of the topology. */
final class Names {

    private static final Set<String> WITHOUT_INSTANCES = Set.of("var", "check", "policy");

    private final Project project;
    private final Topology topology;

    Names(Project project, Topology topology) {
        this.project = project;
        this.topology = topology;
    }

    /** What is wrong with the names of a file, as far as no run can make it right with other variables. */
    List<Diagnostic> wrongIn(TestFile file) {
        List<Diagnostic> wrong = new ArrayList<>();
        Collection<String> variables = variables();
        Stream.concat(file.variables().stream(), file.runs().stream().flatMap(run -> run.variables().stream()))
                .filter(each -> !variables.contains(each.name()))
                .forEach(each -> wrong.add(unknownVariable(each, variables)));
        for (TestRun run : file.runs()) {
            run.expectations().stream()
                    .filter(each -> WITHOUT_INSTANCES.contains(each.text().split("\\.", 2)[0]))
                    .filter(each -> !known().contains(each.text()))
                    .forEach(each -> wrong.add(unknown(each)));
        }
        return wrong;
    }

    /** Says of what a run expects to fail whether it is nothing that the topology has. */
    void check(Collection<Expectation> expectations, Judgement judgement) {
        SortedSet<String> known = known();
        for (Expectation each : expectations) {
            boolean there = known.contains(each.text())
                    || topology.resources().keySet().stream().anyMatch(address -> judgement.stands(each, address));
            if (!there) {
                judgement.say(unknown(each));
            }
        }
    }

    private Collection<String> variables() {
        return project.reader()
                .expressions()
                .map(expressions -> expressions.members("var"))
                .orElse(List.of());
    }

    private SortedSet<String> known() {
        TreeSet<String> known = new TreeSet<>();
        variables().forEach(name -> known.add("var." + name));
        topology.directions().checks().forEach(check -> known.add("check." + check.name()));
        project.policies().stream().map(Policy::name).forEach(name -> known.add("policy." + name));
        return known;
    }

    private Diagnostic unknown(Expectation expectation) {
        SortedSet<String> names = known();
        topology.resources()
                .keySet()
                .forEach(address -> names.add(address.block().toString()));
        return hinted(
                "Unknown name in expect_failures",
                "The topology has no " + expectation.text()
                        + ". What can be expected to fail is a variable, a check, a policy or a resource.",
                expectation.place(),
                expectation.text(),
                names);
    }

    private static Diagnostic unknownVariable(Attribute attribute, Collection<String> variables) {
        return hinted(
                "Unknown variable",
                "There is no variable named \"" + attribute.name() + "\".",
                attribute.nameRange(),
                attribute.name(),
                variables);
    }

    private static Diagnostic hinted(
            String summary, String detail, Range place, String word, Collection<String> known) {
        Diagnostic diagnostic = Diagnostic.error(summary, detail, place);
        return Spelling.hint(word, known).map(diagnostic::withHint).orElse(diagnostic);
    }
}

package io.skep.cli.tests;

import io.skep.cli.tests.TestRun.Expectation;
import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.topology.BlockType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what happens in a run, and holds it against what the run expects to fail. */
final class Judgement {

    private final List<Expectation> expectations;
    private final Collection<BlockType> types;
    private final Set<Expectation> met = new LinkedHashSet<>();
    private final List<Diagnostic> said = new ArrayList<>();
    private Verdict verdict = Verdict.PASS;

    /** @param types of blocks, which say which kinds of resources one address stands for */
    Judgement(List<Expectation> expectations, Collection<BlockType> types) {
        this.expectations = expectations;
        this.types = types;
    }

    Verdict verdict() {
        return verdict;
    }

    List<Diagnostic> said() {
        return said;
    }

    /** Whether it was played so far as it should be. */
    boolean goesOn() {
        return verdict != Verdict.ERROR;
    }

    /** What was expected and has failed, as it is written. */
    String met() {
        return met.stream().map(Expectation::text).collect(Collectors.joining(", "));
    }

    /** Something that goes with no name; an error ends the run. */
    void say(Diagnostic diagnostic) {
        said.add(diagnostic);
        if (diagnostic.severity() == Severity.ERROR) {
            verdict = verdict.and(Verdict.ERROR);
        }
    }

    /** Something that is not as the test says; the run goes on. */
    void fail(Diagnostic diagnostic) {
        said.add(new Diagnostic(
                Severity.ERROR,
                diagnostic.summary(),
                diagnostic.detail(),
                diagnostic.subjectOrNull(),
                diagnostic.values(),
                diagnostic.hintOrNull()));
        verdict = verdict.and(Verdict.FAIL);
    }

    /** Whether the failure of something named, such as {@code check.odd}, is expected; it then counts as having happened. */
    boolean expected(String name) {
        return meet(expectations.stream().filter(each -> each.text().equals(name)));
    }

    /** The same for a resource, which may be named by its block, or as the host that it is a part of. */
    boolean expected(Address failed) {
        return meet(expectations.stream().filter(each -> stands(each, failed)));
    }

    private boolean meet(Stream<Expectation> found) {
        List<Expectation> all = found.toList();
        met.addAll(all);
        return !all.isEmpty();
    }

    /** Whether an expectation names a resource. */
    boolean stands(Expectation expectation, Address resource) {
        return address(expectation)
                .filter(named -> kinds(named.kind())
                        .map(named::as)
                        .anyMatch(each -> each.equals(resource) || each.equals(resource.block())))
                .isPresent();
    }

    private Stream<String> kinds(String word) {
        return Stream.concat(
                Stream.of(word),
                types.stream().filter(type -> type.name().equals(word)).flatMap(type -> type.kinds().stream()));
    }

    private static Optional<Address> address(Expectation expectation) {
        try {
            return Optional.of(Address.parse(expectation.text()));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // said where names are checked
        }
    }

    /** What was expected to fail and did not fails the run. */
    void close() {
        expectations.stream()
                .filter(each -> !met.contains(each))
                .forEach(each -> fail(Diagnostic.error(
                        "Expected failure did not happen",
                        each.text() + " was expected to fail in this run, and nothing says that it did.",
                        each.place())));
    }
}

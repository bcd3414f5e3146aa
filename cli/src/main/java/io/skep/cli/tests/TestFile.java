package io.skep.cli.tests;

import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Document;
import java.util.List;

/**
 * A test file as it was read.
 *
 * @param document its text; named as people type it, seen from the topology's folder
 * @param variables values for the topology's variables in every run
 * @param runs in the order in which they are played
 */
public record TestFile(Document document, List<Attribute> variables, List<TestRun> runs) {

    public TestFile {
        variables = List.copyOf(variables);
        runs = List.copyOf(runs);
    }

    /** {@code tests/repair.skeptest.hcl}. */
    public String name() {
        return document.source().name();
    }
}

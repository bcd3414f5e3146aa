package io.skep.cli.tests;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Sources;
import java.util.Collection;
import java.util.List;

/** Is told how tests go, while they go: for a person, or for a program. */
public interface TestReport {

    /** What will be played. */
    void begin(Collection<TestFile> files);

    /** What is wrong with the files themselves; nothing is played then. */
    void unreadable(Collection<Diagnostic> problems, Sources sources);

    /** A file begins. */
    void begin(TestFile file);

    /** A run begins. */
    void begin(TestFile file, TestRun run);

    /** A run has ended, or was skipped. */
    void end(TestFile file, Played played);

    /** What the runs of a file made is destroyed from now on. */
    void tearDown(TestFile file);

    /** It could not all be destroyed. */
    void left(TestFile file, List<Diagnostic> problems, List<Address> left);

    /** A file has ended. */
    void end(TestFile file, Verdict verdict);

    /** All is over. */
    void end(Totals totals);
}

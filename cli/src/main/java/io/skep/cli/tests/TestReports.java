package io.skep.cli.tests;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Sources;
import java.util.Collection;
import java.util.List;

/** Several reports that are told the same. */
public record TestReports(List<TestReport> reports) implements TestReport {

    public TestReports {
        reports = List.copyOf(reports);
    }

    @Override
    public void begin(Collection<TestFile> files) {
        reports.forEach(each -> each.begin(files));
    }

    @Override
    public void unreadable(Collection<Diagnostic> problems, Sources sources) {
        reports.forEach(each -> each.unreadable(problems, sources));
    }

    @Override
    public void begin(TestFile file) {
        reports.forEach(each -> each.begin(file));
    }

    @Override
    public void begin(TestFile file, TestRun run) {
        reports.forEach(each -> each.begin(file, run));
    }

    @Override
    public void end(TestFile file, Played played) {
        reports.forEach(each -> each.end(file, played));
    }

    @Override
    public void tearDown(TestFile file) {
        reports.forEach(each -> each.tearDown(file));
    }

    @Override
    public void left(TestFile file, List<Diagnostic> problems, List<Address> left) {
        reports.forEach(each -> each.left(file, problems, left));
    }

    @Override
    public void end(TestFile file, Verdict verdict) {
        reports.forEach(each -> each.end(file, verdict));
    }

    @Override
    public void end(Totals totals) {
        reports.forEach(each -> each.end(totals));
    }
}

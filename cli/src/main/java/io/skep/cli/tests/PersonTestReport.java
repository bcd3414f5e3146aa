package io.skep.cli.tests;

import io.skep.cli.show.Paint;
import io.skep.cli.show.PlanText;
import io.skep.cli.show.StateText;
import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.DiagnosticText;
import io.skep.plans.text.Severity;
import io.skep.plans.text.Sources;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tells a person how tests go. Errors go to the error stream. */
public final class PersonTestReport implements TestReport {

    private final PrintWriter out;
    private final PrintWriter err;
    private final Paint paint;
    private final boolean verbose;

    /** @param verbose whether to show the plan of each run, or the state that it leaves */
    public PersonTestReport(PrintWriter out, PrintWriter err, Paint paint, boolean verbose) {
        this.out = out;
        this.err = err;
        this.paint = paint;
        this.verbose = verbose;
    }

    @Override
    public void begin(Collection<TestFile> files) {}

    @Override
    public void unreadable(Collection<Diagnostic> problems, Sources sources) {
        problems.forEach(each -> say(each, sources));
    }

    @Override
    public void begin(TestFile file) {
        line(file.name() + "... " + paint.faint("in progress"));
    }

    @Override
    public void begin(TestFile file, TestRun run) {}

    @Override
    public void end(TestFile file, Played played) {
        line("  run \"" + played.run().name() + "\"... " + word(played.verdict()));
        if (verbose) {
            Optional<String> shown = played.state()
                    .map(state -> StateText.of(state, paint))
                    .or(() -> played.plan().map((Plan plan) -> PlanText.of(plan, played.known(), paint)));
            shown.ifPresent(text -> line("\n" + text.stripTrailing() + "\n"));
        }
        played.said().forEach(each -> say(each, played.sources()));
    }

    @Override
    public void tearDown(TestFile file) {
        line(file.name() + "... " + paint.faint("tearing down"));
    }

    @Override
    public void left(TestFile file, List<Diagnostic> problems, List<Address> left) {
        problems.forEach(each -> say(each, Sources.NONE));
        if (!left.isEmpty()) {
            err.println("Not destroyed after " + file.name() + ":");
            left.forEach(each -> err.println("  - " + each));
            err.flush();
        }
    }

    @Override
    public void end(TestFile file, Verdict verdict) {
        line(file.name() + "... " + word(verdict == Verdict.ERROR ? Verdict.FAIL : verdict));
    }

    @Override
    public void end(Totals totals) {
        line("");
        line((totals.success() ? paint.bold(paint.green("Success!")) : paint.bold(paint.red("Failure!"))) + " "
                + totals.text() + ".");
    }

    private String word(Verdict verdict) {
        return switch (verdict) {
            case PASS -> paint.green(verdict.word());
            case SKIP -> paint.faint(verdict.word());
            case FAIL, ERROR -> paint.red("fail");
        };
    }

    private void say(Diagnostic diagnostic, Sources sources) {
        PrintWriter stream = diagnostic.severity() == Severity.ERROR ? err : out;
        stream.println("\n" + new DiagnosticText(sources, paint.ofDiagnostics(), 78).render(diagnostic));
        stream.flush();
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}

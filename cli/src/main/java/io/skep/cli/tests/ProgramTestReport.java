package io.skep.cli.tests;

import io.skep.cli.Version;
import io.skep.cli.show.Json;
import io.skep.cli.show.JsonLines;
import io.skep.cli.show.PlanJson;
import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Sources;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tells a program how tests go: JSON lines with the types and keys of {@code terraform test -json}. */
public final class ProgramTestReport implements TestReport {

    private static final PlanJson JSON = new PlanJson(Version.NUMBER);

    private final JsonLines lines;
    private final boolean verbose;

    /** @param verbose whether to tell the plan of each run, or the state that it leaves */
    public ProgramTestReport(JsonLines lines, boolean verbose) {
        this.lines = lines;
        this.verbose = verbose;
        lines.version(Version.NUMBER);
    }

    @Override
    public void begin(Collection<TestFile> files) {
        Json.Fields all = Json.object();
        files.forEach(file ->
                all.with(file.name(), file.runs().stream().map(TestRun::name).toList()));
        int runs = files.stream().mapToInt(file -> file.runs().size()).sum();
        lines.line(
                "Found " + files.size() + " test files and " + runs + " runs",
                "test_abstract",
                Json.object().with("test_abstract", all));
    }

    @Override
    public void unreadable(Collection<Diagnostic> problems, Sources sources) {
        problems.forEach(each -> lines.diagnostic(each, sources));
    }

    @Override
    public void begin(TestFile file) {
        file(file, "starting", Optional.empty());
    }

    @Override
    public void begin(TestFile file, TestRun run) {
        run(file, run, "starting", Optional.empty());
    }

    @Override
    public void end(TestFile file, Played played) {
        run(file, played.run(), "complete", Optional.of(played.verdict()));
        Json.Fields where = where(file).with("@testrun", played.run().name());
        if (verbose && played.state().isPresent()) {
            where.with("test_state", played.state().map(JSON::stateDocument).orElseThrow());
            lines.line("State after " + played.run().name(), "test_state", where);
        } else if (verbose && played.plan().isPresent()) {
            where.with(
                    "test_plan",
                    played.plan()
                            .map(plan -> JSON.planDocument(plan, Optional.empty()))
                            .orElseThrow());
            lines.line("Plan of " + played.run().name(), "test_plan", where);
        }
        played.said()
                .forEach(each -> lines.diagnostic(
                        each,
                        played.sources(),
                        where(file).with("@testrun", played.run().name())));
    }

    @Override
    public void tearDown(TestFile file) {
        file(file, "teardown", Optional.empty());
    }

    @Override
    public void left(TestFile file, List<Diagnostic> problems, List<Address> left) {
        problems.forEach(each -> lines.diagnostic(each, Sources.NONE, where(file)));
        List<Json.Fields> failed = left.stream()
                .map(each -> Json.object().with("instance", each.toString()))
                .toList();
        lines.line(
                "Not destroyed after " + file.name() + ": " + left.size(),
                "test_cleanup",
                where(file).with("test_cleanup", Json.object().with("failed_resources", failed)));
    }

    @Override
    public void end(TestFile file, Verdict verdict) {
        file(file, "complete", Optional.of(verdict));
    }

    @Override
    public void end(Totals totals) {
        lines.line(
                (totals.success() ? "Success! " : "Failure! ") + totals.text() + ".",
                "test_summary",
                Json.object()
                        .with(
                                "test_summary",
                                Json.object()
                                        .with("status", totals.verdict().word())
                                        .with("passed", totals.passed())
                                        .with("failed", totals.failed())
                                        .with("errored", totals.errored())
                                        .with("skipped", totals.skipped())));
        lines.close();
    }

    private void file(TestFile file, String progress, Optional<Verdict> verdict) {
        Json.Fields fields = Json.object().with("path", file.name()).with("progress", progress);
        verdict.ifPresent(each -> fields.with("status", each.word()));
        lines.line(
                file.name() + "... " + verdict.map(Verdict::word).orElse(progress),
                "test_file",
                where(file).with("test_file", fields));
    }

    private void run(TestFile file, TestRun run, String progress, Optional<Verdict> verdict) {
        Json.Fields fields =
                Json.object().with("path", file.name()).with("run", run.name()).with("progress", progress);
        verdict.ifPresent(each -> fields.with("status", each.word()));
        lines.line(
                "  \"" + run.name() + "\"... " + verdict.map(Verdict::word).orElse(progress),
                "test_run",
                where(file).with("@testrun", run.name()).with("test_run", fields));
    }

    private static Json.Fields where(TestFile file) {
        return Json.object().with("@testfile", file.name());
    }
}

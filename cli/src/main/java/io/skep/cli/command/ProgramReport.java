package io.skep.cli.command;

import io.skep.cli.Version;
import io.skep.cli.show.JsonLines;
import io.skep.cli.show.Screen;
import io.skep.cli.show.Summary;
import io.skep.cli.show.Ticker;
import io.skep.plans.plan.Plan;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Sources;
import io.skep.plans.text.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/** To a program: JSON lines. */
final class ProgramReport implements Report {
    private final JsonLines lines;
    private final Ticker ticker;

    ProgramReport(Surroundings around) {
        this.lines = new JsonLines(around.out(), around.pace()::now);
        lines.version(Version.NUMBER);
        this.ticker = Ticker.start(lines, Duration.ofSeconds(1));
    }

    @Override
    public Screen screen() {
        return lines;
    }

    @Override
    public void diagnostics(List<Diagnostic> diagnostics, Sources sources) {
        diagnostics.forEach(each -> lines.diagnostic(each, sources));
    }

    @Override
    public void failed(RuntimeException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        lines.diagnostic(Diagnostic.error(message, ""), Sources.NONE);
    }

    @Override
    public void plan(Plan plan, SortedMap<String, Value> known) {
        diagnostics(plan.warnings(), ReadSources.of(plan));
        lines.plan(plan);
    }

    @Override
    public void done(Summary summary, String operation, String took) {
        lines.applied(summary, operation);
    }

    @Override
    public void outputs(SortedMap<String, Value> outputs) {
        lines.outputs(outputs);
    }

    @Override
    public void advice(String text) {}

    @Override
    public void close() {
        ticker.close();
        lines.close();
    }
}

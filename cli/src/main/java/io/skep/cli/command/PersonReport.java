package io.skep.cli.command;

import io.skep.cli.show.OutputText;
import io.skep.cli.show.Paint;
import io.skep.cli.show.PlanText;
import io.skep.cli.show.Screen;
import io.skep.cli.show.Summary;
import io.skep.cli.show.Terminal;
import io.skep.cli.show.Ticker;
import io.skep.cli.show.View;
import io.skep.plans.plan.Plan;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.DiagnosticText;
import io.skep.plans.text.Severity;
import io.skep.plans.text.Sources;
import io.skep.plans.text.value.Value;
import java.io.PrintWriter;
import java.util.List;
import java.util.SortedMap;

/** To a person: words, colours where the terminal has them. Errors go to the error stream. */
final class PersonReport implements Report {
    private final Paint paint;
    private final View view;
    private final Screen screen;
    private final Ticker ticker;
    private final PrintWriter err;

    PersonReport(Surroundings around, Terminal terminal, View view) {
        this.view = view;
        this.paint = terminal.paint();
        this.screen = terminal.screen(around.out(), around.pace()::now);
        this.ticker = Ticker.start(screen, terminal.period());
        this.err = around.err();
    }

    @Override
    public Screen screen() {
        return screen;
    }

    @Override
    public void diagnostics(List<Diagnostic> diagnostics, Sources sources) {
        DiagnosticText text = new DiagnosticText(sources, paint.ofDiagnostics(), 78);
        for (Diagnostic each : diagnostics) {
            if (each.severity() == Severity.ERROR) {
                screen.close();
                err.println(text.render(each));
                err.flush();
            } else {
                screen.say(text.render(each));
            }
        }
    }

    @Override
    public void failed(RuntimeException failure) {
        screen.close();
    }

    @Override
    public void plan(Plan plan, SortedMap<String, Value> known) {
        diagnostics(plan.warnings(), ReadSources.of(plan));
        screen.say(PlanText.of(plan, known, paint, view));
    }

    @Override
    public void done(Summary summary, String operation, String took) {
        String what = operation.equals("destroy") ? "Destroy" : operation.equals("import") ? "Import" : "Apply";
        screen.say(paint.bold(paint.green(what + " complete")) + " in " + took + ": " + summary.done() + ".");
    }

    @Override
    public void outputs(SortedMap<String, Value> outputs) {
        if (!outputs.isEmpty()) {
            screen.say("\n" + paint.bold("Outputs:") + "\n\n" + OutputText.all(outputs));
        }
    }

    @Override
    public void advice(String text) {
        screen.say(text);
    }

    @Override
    public void close() {
        ticker.close();
        screen.close();
    }
}

package io.skep.cli.show;

import io.skep.plans.apply.Event;
import io.skep.plans.apply.Step;
import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.text.Sources;
import io.skep.plans.text.value.Value;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * What {@code -json} prints: one JSON object a line, with Terraform's message types and keys. Progress of a resource
 * is told when one of its steps begins, says something or ends, and every ten seconds besides.
 */
public final class JsonLines implements Screen {
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final InstantSource clock;
    private final Running running = new Running();
    private final Map<Address, String> actions = new HashMap<>();
    private final Map<Address, Instant> begun = new HashMap<>();

    public JsonLines(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /** The first line of every stream. */
    public synchronized void version(String version) {
        print(
                "info",
                "skep " + version,
                "version",
                Json.object().with("skep", version).with("ui", "1.2"));
    }

    /** One diagnostic, with its line of the file where that is given. */
    public synchronized void diagnostic(Diagnostic diagnostic, Sources sources) {
        diagnostic(diagnostic, sources, Json.object());
    }

    /** The same of something in a run of a test. */
    public synchronized void diagnostic(Diagnostic diagnostic, Sources sources, Json.Fields where) {
        boolean error = diagnostic.severity() == Severity.ERROR;
        Json.Fields more = Json.object().with("diagnostic", JsonParts.diagnostic(diagnostic, sources));
        more.map().putAll(where.map());
        print(error ? "error" : "warn", (error ? "Error: " : "Warning: ") + diagnostic.summary(), "diagnostic", more);
    }

    /** A line of another type, with these fields behind those that all have. */
    public synchronized void line(String message, String type, Json.Fields more) {
        print("info", message, type, more);
    }

    /** Drift, changes and their summary; remembered, so that later events can name their action. */
    public synchronized void plan(Plan plan) {
        plan.drift().forEach(change -> change("resource_drift", "Drift detected", change, plan));
        for (Change change : plan.changes()) {
            String action = PlanReason.action(change, plan);
            if (!action.equals("noop")) {
                actions.put(change.address(), action);
                change("planned_change", "Plan to " + action, change, plan);
            }
        }
        Summary summary = Summary.of(plan);
        summary("Plan: " + summary.text(), summary, "plan");
    }

    /** What an apply has done in all. */
    public synchronized void applied(Summary summary, String operation) {
        summary("Apply complete: " + summary.done(), summary, operation);
    }

    public synchronized void outputs(SortedMap<String, Value> outputs) {
        print(
                "info",
                "Outputs: " + outputs.size(),
                "outputs",
                Json.object().with("outputs", PlanJson.outputs(outputs)));
    }

    @Override
    public synchronized void say(String text) {
        print("info", text, "log", Json.object());
    }

    @Override
    public synchronized void on(Event event) {
        running.note(event, clock.instant());
        switch (event) {
            case Event.LookStarted(Address address) ->
                print(
                        "info",
                        address + ": looking",
                        "refresh_start",
                        hook(Json.object().with("resource", JsonParts.resource(address))));
            case Event.LookEnded(Address address, Duration _) ->
                print(
                        "info",
                        address + ": looked at",
                        "refresh_complete",
                        hook(Json.object().with("resource", JsonParts.resource(address))));
            case Event.StepStarted(String _, Step step) -> started(step);
            case Event.StepLine(String _, Step step, String line) -> progress(step, "running", Printable.line(line));
            case Event.StepDone(String _, Step step, Duration _) -> progress(step, "done", step.title());
            case Event.StepFailed(String _, Step step, String error, Duration _) ->
                act(
                        "error",
                        "apply_errored",
                        step.address(),
                        Printable.lines(error),
                        Json.object().with("step", step.title()));
            case Event.Settled(Address address, String _) ->
                act("info", "apply_complete", address, "done", Json.object());
            case Event.Stopping(int left) -> print("warn", "stopping, running steps: " + left, "log", Json.object());
        }
    }

    @Override
    public synchronized void tick() {
        running.overdue(SILENCE, clock.instant())
                .forEach(act -> progress(act.step(), "running", act.step().title()));
    }

    @Override
    public synchronized void close() {
        out.flush();
    }

    private void started(Step step) {
        if (begun.putIfAbsent(step.address(), clock.instant()) == null) {
            act("info", "apply_start", step.address(), "begun", Json.object());
        }
        progress(step, "started", step.title());
    }

    private void progress(Step step, String state, String message) {
        act(
                "info",
                "apply_progress",
                step.address(),
                message,
                Json.object().with("step", step.title()).with("state", state));
    }

    private void act(String level, String type, Address address, String message, Json.Fields more) {
        Instant now = clock.instant();
        Json.Fields fields = Json.object()
                .with("resource", JsonParts.resource(address))
                .with("action", actions.getOrDefault(address, "update"))
                .withIf(
                        !type.equals("apply_start"),
                        "elapsed_seconds",
                        Duration.between(begun.getOrDefault(address, now), now).toSeconds());
        fields.map().putAll(more.map());
        print(level, address + ": " + message, type, hook(fields));
    }

    private static Json.Fields hook(Json.Fields fields) {
        return Json.object().with("hook", fields);
    }

    private void change(String type, String message, Change change, Plan plan) {
        boolean planned = type.equals("planned_change");
        String reason = planned ? PlanReason.inStream(change, plan) : "";
        String why = JsonParts.reason(change);
        Json.Fields fields = Json.object().with("resource", JsonParts.resource(change.address()));
        if (planned) {
            Address from = plan.terms().moves().get(change.address());
            if (from != null) {
                fields.with("previous_resource", JsonParts.resource(from));
            }
        }
        fields.with("action", planned ? PlanReason.action(change, plan) : JsonParts.action(change))
                .withIf(!reason.isEmpty(), "reason", reason)
                .withIf(!why.isEmpty(), "why", why);
        String id = plan.terms().imported().get(change.address());
        if (planned && id != null) {
            fields.with("importing", Json.object().with("id", id));
        }
        print("info", change.address() + ": " + message, type, Json.object().with("change", fields));
    }

    private void summary(String message, Summary summary, String operation) {
        Json.Fields changes = Json.object()
                .with("add", summary.add())
                .with("change", summary.change())
                .with("import", summary.imports())
                .with("remove", summary.destroy())
                .with("operation", operation);
        print("info", message, "change_summary", Json.object().with("changes", changes));
    }

    private void print(String level, String message, String type, Json.Fields more) {
        Json.Fields line = Json.object()
                .with("@level", level)
                .with("@message", message)
                .with("@module", "skep.ui")
                .with(
                        "@timestamp",
                        clock.instant().truncatedTo(ChronoUnit.MICROS).toString())
                .with("type", type);
        line.map().putAll(more.map());
        out.println(Json.text(line));
        out.flush();
    }
}

package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.show.Elapsed;
import io.skep.cli.show.PlanText;
import io.skep.cli.show.Summary;
import io.skep.plans.apply.ApplyStory;
import io.skep.plans.apply.Outcome;
import io.skep.plans.apply.Resolving;
import io.skep.plans.apply.Stop;
import io.skep.plans.plan.Plan;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.Topology;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** From a topology or a plan to done: show, ask, do, and say what came of it and what to type next. */
final class Applying {
    private final Work work;
    private final ShownOptions shown;
    private final boolean approved;

    Applying(Work work, ShownOptions shown, boolean approved) {
        this.work = work;
        this.shown = shown;
        this.approved = approved;
    }

    ExitCode planAndApply(Topology topology, Project project, boolean destroy) throws InterruptedException {
        Optional<Plan> planned = work.plan(topology, project, destroy);
        if (planned.isEmpty()) {
            return work.unplanned();
        }
        Plan plan = planned.get();
        SortedMap<String, Value> known = work.knownOutputs();
        work.report().plan(plan, known);
        if (PlanText.sameAsBefore(plan, known)) {
            work.report().outputs(plan.outputs());
            return ExitCode.SUCCESS;
        }
        if (work.options().expectsNothing()) {
            work.report().advice("There are changes, and none were expected. Nothing was done.");
            return ExitCode.CHANGES;
        }
        String operation = destroy ? "destroy" : "apply";
        if (!approved && !new Question(work.skep().around(), shown).agrees(work, operation, plan)) {
            work.report().advice("Nothing was done.");
            return ExitCode.FAILED;
        }
        return apply(plan, project.resolving(), operation);
    }

    ExitCode apply(Plan plan, Resolving resolving, String operation) throws InterruptedException {
        Instant start = work.skep().around().pace().now();
        Outcome outcome = carryOut(plan, resolving);
        String took = Elapsed.inAll(
                Duration.between(start, work.skep().around().pace().now()));
        SshConfig ssh = new SshConfig(work.skep());
        try {
            ssh.write(outcome.state());
        } catch (UncheckedIOException unwritable) {
            // The cluster is as asked for; only a convenience is missing.
            work.report().advice("Warning: " + unwritable.getMessage() + ": " + unwritable.getCause());
        }
        work.report().diagnostics(outcome.warnings(), ReadSources.of(plan));
        if (outcome.complete()) {
            work.report().done(Summary.of(plan), operation, took);
            work.report().outputs(outcome.state().outputs());
            ssh.nextCommand(outcome.state()).ifPresent(work.report()::advice);
            return ExitCode.SUCCESS;
        }
        work.report().advice(unfinished(plan, outcome, operation, took));
        return outcome.interrupted()
                ? ExitCode.INTERRUPTED
                : outcome.missed().map(ExitCode::missed).orElse(ExitCode.PARTIAL);
    }

    private Outcome carryOut(Plan plan, Resolving resolving) throws InterruptedException {
        Stop stop = new Stop();
        Interruption interruption = new Interruption(work.report().screen(), stop, Thread.currentThread());
        try (Signals _ = Signals.during(interruption::signal)) {
            return new ApplyStory(work.setting(resolving, interruption), stop).tell(plan);
        }
    }

    private String unfinished(Plan plan, Outcome outcome, String operation, String took) {
        String why = outcome.interrupted() ? "Stopped" : "Failed";
        String conditions = outcome.failed().stream()
                .filter(each -> each.step().endsWith("/conditions"))
                .map(each -> "\n" + each.address() + ": " + each.error())
                .collect(Collectors.joining());
        return conditions + "\n" + why + " after " + took + ": of the steps, "
                + outcome.done().size() + " done, "
                + outcome.failed().size() + " failed, " + outcome.skipped().size() + " not begun.\n"
                + "What is done is recorded. To go on from there, type:\n  "
                + work.skep().typed() + " " + operation
                + work.options().typedAgain(plan.variables().keySet());
    }
}

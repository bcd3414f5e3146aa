package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.plans.apply.ApplyStory;
import io.skep.plans.apply.Courier;
import io.skep.plans.apply.Outcome;
import io.skep.plans.apply.Setting;
import io.skep.plans.apply.Step;
import io.skep.plans.apply.Stop;
import io.skep.plans.plan.Operation;
import io.skep.plans.plan.Survey;
import io.skep.plans.plan.SurveyStory;
import io.skep.plans.state.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** An operation on the swarm: looks at it, does steps with lock and journal, and says what came of them. */
final class Operating {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Work work;
    private final Project project;
    private final Instant now;

    Operating(Work work, Project project) {
        this.work = work;
        this.project = project;
        this.now = work.skep().around().pace().now();
    }

    /** When it began. */
    Instant now() {
        return now;
    }

    /** The same as a part of names. */
    String stamp() {
        return STAMP.format(now);
    }

    /** What is recorded; where that is nothing it is said. */
    Optional<State> state() {
        Optional<State> state =
                work.store().load().filter(found -> !found.resources().isEmpty());
        if (state.isEmpty()) {
            say("Nothing is recorded here: no host and no swarm. To make them, type: "
                    + work.skep().typed() + " apply");
        }
        return state;
    }

    Survey survey(State state) throws InterruptedException {
        return new SurveyStory(setting()).tell(state);
    }

    /** Does steps one after the other; empty where all are done, else the exit code, and what to type is said. */
    Optional<ExitCode> carriedOut(List<Step> steps, String typed) throws InterruptedException {
        State state = work.store().load().orElseThrow();
        Stop stop = new Stop();
        Interruption interruption = new Interruption(work.report().screen(), stop, Thread.currentThread());
        Outcome outcome;
        try (Signals _ = Signals.during(interruption::signal)) {
            outcome = new ApplyStory(work.setting(project.resolving(), interruption), stop)
                    .tell(Operation.of(state, steps));
        }
        if (outcome.complete()) {
            return Optional.empty();
        }
        say("\n" + (outcome.interrupted() ? "Stopped" : "Failed") + ": of the steps, "
                + outcome.done().size() + " done, " + outcome.failed().size() + " failed, "
                + outcome.skipped().size() + " not begun. To go on from there, type:\n  " + typed);
        return Optional.of(outcome.interrupted() ? ExitCode.INTERRUPTED : ExitCode.PARTIAL);
    }

    Courier courier(Survey survey) {
        return new Courier(setting(), survey.window());
    }

    /** Says something that people and scripts without {@code -json} read. */
    void say(String text) {
        work.report().advice(text);
    }

    private Setting setting() {
        return work.setting(project.resolving(), work.report().screen());
    }
}

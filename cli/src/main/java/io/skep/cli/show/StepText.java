package io.skep.cli.show;

import io.skep.plans.apply.Event;
import java.time.Duration;

/** The sentences about steps, the same in a terminal and in a pipe. */
final class StepText {
    private final Paint paint;

    StepText(Paint paint) {
        this.paint = paint;
    }

    String begun(Event.StepStarted event) {
        return subject(event.step()) + event.step().title() + " ...";
    }

    String runs(Running.Act act, Duration elapsed) {
        String said = act.said().isEmpty() ? "" : " " + act.said();
        return subject(act.step()) + act.step().title() + " ... [" + Elapsed.soFar(elapsed) + " elapsed]" + said;
    }

    String done(Event.StepDone event) {
        return subject(event.step()) + event.step().title() + ": " + paint.green("done") + " after "
                + Elapsed.inAll(event.took());
    }

    String failed(Event.StepFailed event) {
        String error = Printable.lines(event.error()).indent(2).stripTrailing();
        return subject(event.step()) + event.step().title() + ": " + paint.red("failed") + " after "
                + Elapsed.inAll(event.took()) + "\n" + error;
    }

    String stopping(Event.Stopping event) {
        String running = event.running() == 1 ? "The running step is" : "The " + event.running() + " running steps are";
        return paint.bold("Stopping.") + " " + running + " finished first, and no new one is begun."
                + " To break them off too, press Ctrl-C again.";
    }

    private String subject(io.skep.plans.apply.Step step) {
        return paint.bold(step.address() + ":") + " ";
    }
}

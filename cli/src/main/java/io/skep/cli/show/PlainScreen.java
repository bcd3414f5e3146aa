package io.skep.cli.show;

import io.skep.plans.apply.Event;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Progress as plain lines, for pipes, logs and terminals that cannot do more. Says something at least every ten seconds. */
public final class PlainScreen implements Screen {
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final InstantSource clock;
    private final StepText text;
    private final Running running = new Running();
    private Instant lookShown = Instant.MAX;

    public PlainScreen(PrintWriter out, Paint paint, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.text = new StepText(paint);
    }

    @Override
    public synchronized void on(Event event) {
        Instant now = clock.instant();
        running.note(event, now);
        switch (event) {
            case Event.LookStarted _ -> lookShown = lookShown.equals(Instant.MAX) ? now : lookShown;
            case Event.LookEnded _, Event.StepLine _, Event.Settled _ -> {}
            case Event.StepStarted started -> print(text.begun(started));
            case Event.StepDone done -> print(text.done(done));
            case Event.StepFailed failed -> print(text.failed(failed));
            case Event.Stopping stopping -> print(text.stopping(stopping));
        }
    }

    @Override
    public synchronized void say(String words) {
        print(words.stripTrailing());
    }

    @Override
    public synchronized void tick() {
        Instant now = clock.instant();
        if (running.looking() && !lookShown.plus(SILENCE).isAfter(now)) {
            lookShown = now;
            out.println(running.lookingLine(now));
        }
        running.overdue(SILENCE, now).forEach(act -> out.println(text.runs(act, Duration.between(act.since(), now))));
        out.flush();
    }

    @Override
    public synchronized void close() {
        looked();
        out.flush();
    }

    private void print(String words) {
        looked();
        out.println(words);
        out.flush();
    }

    private void looked() {
        running.lookedLine(clock.instant()).ifPresent(line -> {
            lookShown = Instant.MAX;
            out.println(line);
        });
    }
}

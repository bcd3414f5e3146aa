package io.skep.cli.show;

import io.skep.plans.apply.Event;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Progress in a terminal: one line for each running step, redrawn below everything that is finished. Line wrapping is
 * off while these lines are drawn, so that each stays one row however narrow the window is or becomes.
 */
public final class LiveScreen implements Screen {
    private static final int MOST_ROWS = 16;
    private static final String SPINNER = "|/-\\";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";
    private static final String CLEAR_BELOW = "\r\u001b[J";

    private final PrintWriter out;
    private final Paint paint;
    private final InstantSource clock;
    private final StepText text;
    private final Running running = new Running();
    private int rows;
    private int turn;
    private boolean closed;

    public LiveScreen(PrintWriter out, Paint paint, InstantSource clock) {
        this.out = out;
        this.paint = paint;
        this.clock = clock;
        this.text = new StepText(paint);
    }

    @Override
    public synchronized void on(Event event) {
        running.note(event, clock.instant());
        switch (event) {
            case Event.LookStarted _, Event.LookEnded _, Event.StepStarted _, Event.StepLine _, Event.Settled _ -> {}
            case Event.StepDone done -> draw(text.done(done));
            case Event.StepFailed failed -> draw(text.failed(failed));
            case Event.Stopping stopping -> draw(text.stopping(stopping));
        }
    }

    @Override
    public synchronized void say(String words) {
        draw(words);
    }

    @Override
    public synchronized void tick() {
        turn++;
        draw("");
    }

    @Override
    public synchronized void close() {
        closed = true;
        draw("");
    }

    private void draw(String above) {
        Instant now = clock.instant();
        StringBuilder frame = new StringBuilder();
        if (rows > 0) {
            frame.append("\u001b[").append(rows).append('A').append(CLEAR_BELOW);
        }
        if (closed || !above.isEmpty() || !running.acts().isEmpty()) {
            running.lookedLine(now).ifPresent(line -> frame.append(line).append('\n'));
        }
        if (!above.isEmpty()) {
            frame.append(above.stripTrailing()).append('\n');
        }
        List<String> live = closed ? List.of() : live(now);
        live.forEach(line -> frame.append(NO_WRAP).append(line).append(WRAP).append('\n'));
        rows = live.size();
        if (!frame.isEmpty()) {
            out.print(frame);
            out.flush();
        }
    }

    private List<String> live(Instant now) {
        String wheel = paint.cyan(String.valueOf(SPINNER.charAt(turn % SPINNER.length())));
        List<String> lines = new ArrayList<>();
        if (running.looking()) {
            lines.add(wheel + " " + running.lookingLine(now));
        }
        List<Running.Act> acts = running.acts();
        acts.stream().limit(MOST_ROWS).forEach(act -> lines.add(wheel + " " + row(act, now)));
        if (acts.size() > MOST_ROWS) {
            lines.add("  and " + (acts.size() - MOST_ROWS) + " more");
        }
        return lines;
    }

    private String row(Running.Act act, Instant now) {
        String seconds = Elapsed.soFar(Duration.between(act.since(), now));
        String said = act.said().isEmpty() ? "" : "  " + paint.faint(act.said());
        return paint.bold(act.step().address() + ":") + " " + act.step().title() + "  " + seconds + said;
    }
}

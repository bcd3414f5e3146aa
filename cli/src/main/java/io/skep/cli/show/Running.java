package io.skep.cli.show;

import io.skep.plans.apply.Event;
import io.skep.plans.apply.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is going on at this moment, gathered from events. Guarded by the screen that owns it. */
final class Running {

    /** A step that runs; {@code said} is the last line it told, empty at first. */
    record Act(Step step, Instant since, Instant shown, String said) {
        Act saying(String line) {
            return new Act(step, since, shown, line);
        }

        Act shownAt(Instant now) {
            return new Act(step, since, now, said);
        }
    }

    private final Map<String, Act> acts = new LinkedHashMap<>();
    private int looksBegun;
    private int looksEnded;
    private Optional<Instant> lookingSince = Optional.empty();

    void note(Event event, Instant now) {
        switch (event) {
            case Event.LookStarted _ -> {
                lookingSince = lookingSince.or(() -> Optional.of(now));
                looksBegun++;
            }
            case Event.LookEnded _ -> looksEnded++;
            case Event.StepStarted(String id, Step step) -> acts.put(id, new Act(step, now, now, ""));
            case Event.StepLine(String id, Step _, String line) ->
                acts.computeIfPresent(id, (_, act) -> act.saying(Printable.line(line)));
            case Event.StepDone(String id, Step _, Duration _) -> acts.remove(id);
            case Event.StepFailed(String id, Step _, String _, Duration _) -> acts.remove(id);
            case Event.Settled _, Event.Stopping _ -> {}
        }
    }

    /** The running steps, the longest running first. */
    List<Act> acts() {
        return new ArrayList<>(acts.values());
    }

    /** The steps of which nothing was shown for so long; they count as shown now. */
    List<Act> overdue(Duration silence, Instant now) {
        List<Act> overdue = new ArrayList<>();
        acts.replaceAll((_, act) -> {
            if (Duration.between(act.shown(), now).compareTo(silence) < 0) {
                return act;
            }
            overdue.add(act);
            return act.shownAt(now);
        });
        return overdue;
    }

    boolean looking() {
        return looksBegun > looksEnded;
    }

    /** {@code Looking at 11 resources, 4 done}, while looks are under way. */
    String lookingLine(Instant now) {
        return "Looking at " + things(looksBegun) + ", " + looksEnded + " done [" + Elapsed.soFar(lookedFor(now)) + "]";
    }

    /** {@code Looked at 11 resources in 1.2s}, once and only after looks were made. */
    Optional<String> lookedLine(Instant now) {
        if (looksEnded == 0 || looking()) {
            return Optional.empty();
        }
        String line = "Looked at " + things(looksEnded) + " in " + Elapsed.inAll(lookedFor(now)) + ".";
        looksBegun = 0;
        looksEnded = 0;
        lookingSince = Optional.empty();
        return Optional.of(line);
    }

    private Duration lookedFor(Instant now) {
        return lookingSince.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    }

    private static String things(int count) {
        return count + (count == 1 ? " resource" : " resources");
    }
}

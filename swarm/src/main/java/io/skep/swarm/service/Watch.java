package io.skep.swarm.service;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Follows a service from reading to reading until it stands or cannot get there. Holds no clock and no connection. Used by
 * one thread.
 *
 * <p>A slot whose tasks break three times for the same reason has failed: waiting on would change nothing. Tasks that run
 * are believed after {@link #STEADY}, the time the engine itself watches a new task, as a program may start and fall over.
 */
final class Watch {

    static final Duration STEADY = Duration.ofSeconds(5);
    private static final Duration HOMELESS = Duration.ofSeconds(30);
    private static final int STRIKES = 3;
    private static final int SHOWN = 5;

    private final String service;
    private final Duration patience;
    private final boolean job;
    private final boolean endsByItself;
    private final boolean triedOnce;
    private final Set<String> old;
    private final Consumer<String> say;

    private final Map<String, String> states = new HashMap<>();
    private final TreeMap<String, Set<String>> strikes = new TreeMap<>();
    private final Map<String, String> shown = new HashMap<>();
    private final TreeMap<String, Instant> homeless = new TreeMap<>();
    private Set<String> standing = Set.of();
    private Instant standingSince = Instant.MIN;
    private Instant progress;
    private long best = -1;

    /**
     * Begins to follow.
     *
     * @param old tasks that had broken before anything was changed; they prove nothing
     * @param say told of each task's way
     */
    Watch(String service, Entries spec, Set<String> old, Instant now, Consumer<String> say) {
        this.service = service;
        this.patience = Durations.parse(Values.textOf(spec, "wait").orElse("5m"));
        this.job = ModePart.job(spec);
        String again =
                Values.textOf(Values.entriesOf(spec, "restart"), "condition").orElse("any");
        this.endsByItself = !again.equals("any");
        this.triedOnce = again.equals("none");
        this.old = Set.copyOf(old);
        this.say = say;
        this.progress = now;
    }

    /** Judges one more reading, taken at {@code now}. */
    Verdict judge(Reading reading, Instant now) {
        reading.tasks().forEach(task -> note(reading, task, now));
        homeless.keySet()
                .retainAll(reading.tasks().stream()
                        .filter(Sight::homeless)
                        .map(task -> reading.called(service, task) + ": " + task.error())
                        .collect(Collectors.toSet()));
        return switch (reading.update()) {
            // The swarm goes on saying paused when the tasks came up after all.
            case "paused" ->
                standing(reading)
                        ? settled(reading, now)
                        : failed(reading, "paused", "the update ended as paused (" + reading.message() + ")");
            case "rollback_paused", "rollback_completed" ->
                failed(
                        reading,
                        reading.update().equals("rollback_paused") ? "paused" : "rolled-back",
                        "the update ended as " + reading.update() + " (" + reading.message() + ")");
            case "updating", "rollback_started" -> underway(reading, now);
            default -> settled(reading, now);
        };
    }

    private Verdict settled(Reading reading, Instant now) {
        List<Sight> running = reading.running();
        if (!standing(reading)) {
            standing = Set.of();
            return underway(reading, now);
        }
        Set<String> ids = running.stream().map(Sight::id).collect(Collectors.toSet());
        if (!ids.equals(standing) || standingSince.equals(Instant.MIN)) {
            standing = ids;
            standingSince = now;
        }
        if (forward(reading) > best) {
            best = forward(reading);
            progress = now;
        }
        boolean done = job || reading.update().equals("completed");
        boolean steady = !now.isBefore(standingSince.plus(STEADY));
        if (done || steady) {
            return new Verdict.Converged();
        }
        boolean flapping = strikesOut() || now.isAfter(progress.plus(patience).plus(STEADY));
        return flapping
                ? failed(reading, usual(), "its tasks do not keep running for " + Durations.text(STEADY.toNanos()))
                : new Verdict.Underway();
    }

    private boolean standing(Reading reading) {
        return job ? reading.completed() >= reading.wanted() : forward(reading) >= reading.wanted();
    }

    /** How many tasks are where they are to be. */
    private long forward(Reading reading) {
        return reading.running().size() + (endsByItself ? reading.completed() : 0);
    }

    private Verdict underway(Reading reading, Instant now) {
        if (forward(reading) > best) {
            best = forward(reading);
            progress = now;
        }
        boolean stuck = strikesOut()
                || (triedOnce && !strikes.isEmpty() && reading.running().isEmpty());
        boolean nowhere = homeless.values().stream().anyMatch(since -> now.isAfter(since.plus(HOMELESS)));
        if (stuck || nowhere) {
            return stuck
                    ? failed(reading, usual(), "the same task breaks again and again")
                    : failed(reading, "no-node", "tasks find no node");
        }
        return now.isAfter(progress.plus(patience))
                ? failed(reading, usual(), "nothing went forward for " + Durations.text(patience.toNanos()))
                : new Verdict.Underway();
    }

    private boolean strikesOut() {
        return strikes.values().stream().anyMatch(tasks -> tasks.size() >= STRIKES);
    }

    private void note(Reading reading, Sight task, Instant now) {
        if (old.contains(task.id())) {
            return;
        }
        String called = reading.called(service, task);
        String news = task.error().isEmpty() ? task.state() : task.state() + ": " + task.error();
        boolean worthTelling = task.running() || task.broken() || task.state().equals("complete");
        if (!news.equals(states.put(task.id(), news)) && worthTelling) {
            say.accept(called + " " + news);
        }
        if (task.broken()) {
            // A slot may move to another node; ids in the text would make every time look different.
            String reason = task.error().replaceAll("[0-9a-f]{12,}", "...");
            String key = task.slot() + ": " + task.state() + ": " + reason;
            strikes.computeIfAbsent(key, _ -> new HashSet<>()).add(task.id());
            shown.put(key, called + ": " + task.state() + ": " + task.error());
        }
        if (task.homeless()) {
            homeless.putIfAbsent(called + ": " + task.error(), now);
        }
    }

    private String usual() {
        return job ? "job-failed" : "not-converged";
    }

    private Verdict failed(Reading reading, String ending, String what) {
        List<String> reasons = new ArrayList<>();
        strikes.forEach((key, tasks) -> {
            String times = tasks.size() > 1 ? " (" + tasks.size() + " times)" : "";
            reasons.add(shown.getOrDefault(key, key) + times);
        });
        reasons.addAll(homeless.keySet());
        if (reasons.isEmpty()) {
            TreeSet<String> states = new TreeSet<>();
            reading.tasks().stream()
                    .filter(task -> !task.running() && !task.desired().equals("shutdown"))
                    .forEach(task -> states.add(reading.called(service, task) + ": " + task.state()));
            reasons.addAll(states);
        }
        String more = reasons.size() > SHOWN ? " and " + (reasons.size() - SHOWN) + " more" : "";
        String told = reasons.stream().limit(SHOWN).collect(Collectors.joining("; "));
        String amount = job
                ? "Job " + service + " did not finish, " + what + ": " + reading.completed() + " of " + reading.wanted()
                        + " tasks are complete"
                : "Service " + service + " did not converge, " + what + ": "
                        + reading.running().size() + " of " + reading.wanted() + " tasks run";
        return new Verdict.Failed(amount + (told.isEmpty() ? "" : ". " + told + more), ending);
    }
}

package io.skep.plans.apply;

import io.skep.plans.apply.Attempt.Ending;
import io.skep.plans.plan.PlannedStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Carries out steps: each when everything before it is done, several at once up to a limit, never two with the same target. A failure
 * stops what comes after it and nothing else. Every decision is made in the calling thread; steps run in virtual threads. The work grows
 * with the number of steps and edges, not with their square.
 */
final class Executor {
    private final List<PlannedStep> steps;
    private final Attempt attempt;
    private final int limit;
    private final Stop stop;
    private final Listener listener;

    private final ReadySteps ready;
    private final BlockingQueue<Optional<Ending>> mail = new LinkedBlockingQueue<>();
    private final Map<String, Thread> running = new HashMap<>();
    private final List<String> done = new ArrayList<>();
    private final List<Ending.Failed> failed = new ArrayList<>();
    private Optional<Throwable> unrecorded = Optional.empty();
    private int stopsHeeded;

    /** What the steps came to. */
    record Result(
            List<String> done, List<Ending.Failed> failed, List<String> skipped, Optional<Throwable> unrecorded) {}

    Executor(List<PlannedStep> steps, Attempt attempt, int limit, Stop stop, Listener listener) {
        this.steps = steps;
        this.attempt = attempt;
        this.limit = limit;
        this.stop = stop;
        this.listener = listener;
        this.ready = new ReadySteps(steps);
    }

    /** Runs until nothing runs any more and nothing may begin. */
    Result run() {
        stop.wakes(() -> mail.add(Optional.empty()));
        heedStop();
        beginWhatMay();
        while (!running.isEmpty()) {
            next().ifPresent(this::ended);
            heedStop();
            if (!beginWhatMay() && mail.isEmpty()) {
                attempt.settle().ifPresent(this::unrecorded);
            }
        }
        Set<String> ended = new HashSet<>(done);
        failed.forEach(each -> ended.add(each.step().id()));
        List<String> skipped = steps.stream()
                .map(PlannedStep::id)
                .filter(id -> !ended.contains(id))
                .toList();
        return new Result(done, failed, skipped, unrecorded);
    }

    /** An interrupted caller wants an end at once. */
    private Optional<Ending> next() {
        try {
            return mail.take();
        } catch (InterruptedException impatient) {
            stop.ask();
            stop.ask();
            return Optional.empty();
        }
    }

    /** Whether any began. */
    private boolean beginWhatMay() {
        int before = running.size();
        while (running.size() < limit && stop.asked() == 0 && unrecorded.isEmpty()) {
            Optional<PlannedStep> next = ready.take();
            if (next.isEmpty()) {
                break;
            }
            PlannedStep step = next.get();
            Thread thread = Thread.ofVirtual().name(step.id()).unstarted(() -> carryOut(step));
            running.put(step.id(), thread);
            thread.start();
        }
        return running.size() > before;
    }

    private void carryOut(PlannedStep step) {
        Ending ending = new Ending.BrokenOff(step);
        try {
            ending = attempt.carryOut(step);
        } catch (RuntimeException | Error bug) {
            ending = new Ending.Unrecorded(step, bug);
        } finally {
            mail.add(Optional.of(ending));
        }
    }

    private void ended(Ending ending) {
        running.remove(ending.step().id());
        switch (ending) {
            case Ending.Done finished -> {
                done.add(finished.step().id());
                ready.done(finished.step());
            }
            case Ending.Failed failure -> failed.add(failure);
            case Ending.BrokenOff _ -> {}
            case Ending.Unrecorded(PlannedStep _, Throwable cause) -> unrecorded(cause);
        }
        ready.release(ending.step());
    }

    private void unrecorded(Throwable cause) {
        unrecorded = unrecorded.or(() -> Optional.of(cause));
        running.values().forEach(Thread::interrupt);
    }

    private void heedStop() {
        int asked = stop.asked();
        if (asked > 0 && stopsHeeded == 0) {
            listener.on(new Event.Stopping(running.size()));
        }
        if (asked > 1 && stopsHeeded < 2) {
            running.values().forEach(Thread::interrupt);
        }
        stopsHeeded = asked;
    }
}

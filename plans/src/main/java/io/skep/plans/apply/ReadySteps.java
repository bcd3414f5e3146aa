package io.skep.plans.apply;

import io.skep.plans.plan.PlannedStep;
import io.skep.plans.resource.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The steps that may begin: everything before them is done and their target is free. Earlier in the plan goes first. Used by one thread.
 */
final class ReadySteps {
    private final List<PlannedStep> steps;
    private final Map<String, Integer> waitsFor = new HashMap<>();
    private final Map<String, List<Integer>> laterOnes = new HashMap<>();
    private final PriorityQueue<Integer> free = new PriorityQueue<>();
    private final Map<Address, PriorityQueue<Integer>> queues = new HashMap<>();
    private final Set<Address> occupied = new HashSet<>();

    ReadySteps(List<PlannedStep> steps) {
        this.steps = steps;
        for (int index = 0; index < steps.size(); index++) {
            PlannedStep step = steps.get(index);
            waitsFor.put(step.id(), step.after().size());
            for (String before : step.after()) {
                laterOnes.computeIfAbsent(before, _ -> new ArrayList<>()).add(index);
            }
            if (step.after().isEmpty()) {
                offer(index);
            }
        }
    }

    /** The next step that may begin; it occupies its target until it is released. */
    Optional<PlannedStep> take() {
        return Optional.ofNullable(free.poll()).map(steps::get);
    }

    /** A step ended: its target is free for the next. */
    void release(PlannedStep step) {
        Address target = step.step().target();
        PriorityQueue<Integer> queue = queues.get(target);
        if (queue == null || queue.isEmpty()) {
            occupied.remove(target);
        } else {
            free.add(queue.remove());
        }
    }

    /** A step is done: what waited for it alone may begin. */
    void done(PlannedStep step) {
        for (int index : laterOnes.getOrDefault(step.id(), List.of())) {
            PlannedStep later = steps.get(index);
            if (waitsFor.merge(later.id(), -1, Integer::sum) == 0) {
                offer(index);
            }
        }
    }

    private void offer(int index) {
        Address target = steps.get(index).step().target();
        if (occupied.add(target)) {
            free.add(index);
        } else {
            queues.computeIfAbsent(target, _ -> new PriorityQueue<>()).add(index);
        }
    }
}

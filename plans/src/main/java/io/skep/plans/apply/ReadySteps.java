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
    /** Steps that may be first for their target; some no longer are, which is seen when they are taken. */
    private final PriorityQueue<Integer> candidates = new PriorityQueue<>();

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
        while (!candidates.isEmpty()) {
            int index = candidates.remove();
            Address target = target(index);
            PriorityQueue<Integer> queue = queue(target);
            if (!occupied.contains(target) && !queue.isEmpty() && queue.peek() == index) {
                queue.remove();
                occupied.add(target);
                return Optional.of(steps.get(index));
            }
        }
        return Optional.empty();
    }

    /** A step ended: its target is free for the next. */
    void release(PlannedStep step) {
        Address target = step.step().target();
        occupied.remove(target);
        PriorityQueue<Integer> queue = queue(target);
        if (!queue.isEmpty()) {
            candidates.add(queue.peek());
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
        queue(target(index)).add(index);
        candidates.add(index);
    }

    private Address target(int index) {
        return steps.get(index).step().target();
    }

    private PriorityQueue<Integer> queue(Address target) {
        return queues.computeIfAbsent(target, _ -> new PriorityQueue<>());
    }
}

package io.skep.cli.graph;

import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlannedStep;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Boxes and the arrows between them, before they are drawn. Immutable, and in the same order for the same inputs.
 *
 * @param boxes their texts by their ids
 * @param arrows each from what waits to what it waits for
 */
public record Drawing(SortedMap<String, String> boxes, List<Arrow> arrows) {
    public Drawing {
        boxes = new TreeMap<>(boxes);
        arrows = List.copyOf(arrows);
    }

    /** From what waits to what it waits for, by the ids of their boxes. */
    public record Arrow(String from, String to) {}

    /** The resources of a topology and what they need. */
    public static Drawing of(SortedMap<Address, Resource> resources) {
        TreeMap<String, String> boxes = new TreeMap<>();
        List<Arrow> arrows = new ArrayList<>();
        resources.forEach((address, resource) -> {
            boxes.put(address.toString(), address.toString());
            resource.needs().stream()
                    .filter(need -> resources.containsKey(need))
                    .forEach(need -> arrows.add(new Arrow(address.toString(), need.toString())));
        });
        return new Drawing(boxes, arrows);
    }

    /** The steps of a plan and what each comes after; what follows from other arrows is left out. */
    public static Drawing of(Plan plan) {
        TreeMap<String, String> boxes = new TreeMap<>();
        List<Arrow> arrows = new ArrayList<>();
        for (PlannedStep step : plan.steps()) {
            boxes.put(step.id(), step.step().title());
            step.after().forEach(earlier -> arrows.add(new Arrow(step.id(), earlier)));
        }
        return new Drawing(boxes, arrows);
    }
}

package io.skep.swarm.service;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;

/**
 * The addresses that a service takes on each of its networks.
 *
 * @param tasks its tasks at one time; for one task a node, as many as there are nodes that may run it for certain
 * @param surge tasks that run besides them while an update starts new ones first
 * @param virtual its virtual address, where it has one
 */
public record Addresses(long tasks, long surge, long virtual) {

    /** What a service of a spec takes in a swarm of so many nodes. */
    public static Addresses of(Entries spec, long nodes) {
        long tasks = Values.longOf(spec, "replicas").orElse(1L);
        if (ModePart.global(spec)) {
            tasks = Values.textsOf(spec, "constraints").isEmpty() ? nodes : 0;
        } else if (ModePart.job(spec)) {
            tasks = Math.min(tasks, Values.longOf(spec, "max_concurrent").orElse(tasks));
        }
        Entries update = Values.entriesOf(spec, "update");
        long surge = 0;
        if (Values.textOf(update, "order").filter("start-first"::equals).isPresent()) {
            long atOnce = Values.longOf(update, "parallelism").orElse(1L);
            surge = atOnce == 0 ? tasks : Math.min(atOnce, tasks);
        }
        boolean virtual = Values.textOf(spec, "endpoint_mode").orElse("vip").equals("vip");
        return new Addresses(tasks, surge, virtual ? 1 : 0);
    }

    /** Those of two services on one network. */
    public Addresses plus(Addresses other) {
        return new Addresses(tasks + other.tasks, surge + other.surge, virtual + other.virtual);
    }
}

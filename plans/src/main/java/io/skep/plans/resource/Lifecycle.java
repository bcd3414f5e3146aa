package io.skep.plans.resource;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Values;
import java.util.List;

/**
 * How the changes of one resource are to be made: its {@code lifecycle} block.
 *
 * @param preventDestroy whether a plan that removes it is refused: a Bool, or what is not known yet
 * @param ignoresAll whether it is left as it is, once made
 * @param ignored attributes that are left as they are once it is made, each as the names and keys that lead to it
 * @param createFirst whether the new one is made before the old one is removed, where it must be made anew
 * @param triggers what makes it anew when it changes
 * @param preconditions what must hold before anything is done to it
 * @param postconditions what must hold once it has reached what was planned
 * @param place where the block is written
 */
public record Lifecycle(
        Value preventDestroy,
        boolean ignoresAll,
        List<List<String>> ignored,
        boolean createFirst,
        List<Trigger> triggers,
        List<Condition> preconditions,
        List<Condition> postconditions,
        String place) {

    /** What a resource without such a block has. */
    public static final Lifecycle NONE =
            new Lifecycle(Values.bool(false), false, List.of(), false, List.of(), List.of(), List.of(), "");

    /**
     * Another resource, or an attribute of it.
     *
     * @param path as a {@link Difference} writes it; empty for the whole resource
     */
    public record Trigger(Address address, String path) {}

    public Lifecycle {
        ignored = List.copyOf(ignored);
        triggers = List.copyOf(triggers);
        preconditions = List.copyOf(preconditions);
        postconditions = List.copyOf(postconditions);
    }

    /** The same for a part of the block that is a resource of its own: only what is ignored there counts. */
    public Lifecycle ignoring(boolean all, List<List<String>> paths) {
        return new Lifecycle(preventDestroy, all, paths, createFirst, triggers, preconditions, postconditions, place);
    }

    /** Only what it ignores. */
    public Lifecycle ignoringOnly(boolean all, List<List<String>> paths) {
        return new Lifecycle(Values.bool(false), all, paths, false, List.of(), List.of(), List.of(), place);
    }
}

package io.skep.provision.engine;

import io.skep.plans.apply.World;

/** Ids for the detached commands of one step. */
public final class StepIds {

    private StepIds() {}

    /** The id of one act of the running step; the same when the step is run again after a crash. */
    public static String of(World world, String act) {
        String step = world.stepId().replaceAll("[^A-Za-z0-9.-]", "-");
        return "s" + step.substring(0, Math.min(90, step.length())) + "." + act;
    }
}

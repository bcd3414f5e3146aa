package io.skep.cli.command;

import io.skep.plans.plan.PlanOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code plan}, {@code apply} and {@code destroy} have in common. */
final class PlanningOptions {
    @Mixin
    private final VariableOptions variables = new VariableOptions();

    @Mixin
    private final LockOptions lock = new LockOptions();

    @Option(
            names = "--target",
            paramLabel = "ADDRESS",
            description = "Plan only this resource and what it needs. May be given several times.")
    private final List<String> targets = new ArrayList<>();

    @Option(
            names = "--refresh",
            arity = "0..1",
            defaultValue = "true",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Whether to look at what is there before planning; false: believe the state.")
    private boolean refresh;

    @Option(
            names = "--parallelism",
            defaultValue = "10",
            paramLabel = "N",
            description = "How many looks or steps may be under way at once. Default: 10.")
    private int parallelism;

    @Option(
            names = "--forget-unreachable",
            description = "Forget what is to be removed and cannot be reached, and leave it behind as it is.")
    private boolean forgetsUnreachable;

    /** Whether only some resources are to be planned. */
    boolean hasTargets() {
        return !targets.isEmpty();
    }

    VariableOptions variables() {
        return variables;
    }

    LockOptions lock() {
        return lock;
    }

    boolean looks() {
        return refresh;
    }

    int parallelism() {
        return Math.max(1, parallelism);
    }

    PlanOptions toPlan(boolean destroy) {
        return new PlanOptions(targets, destroy, forgetsUnreachable);
    }
}

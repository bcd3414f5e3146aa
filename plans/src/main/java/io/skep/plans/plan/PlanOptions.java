package io.skep.plans.plan;

import java.util.List;

/**
 * What a user may ask of a plan. Where addresses are named, {@code kind.name} stands for all its instances and {@code *} for any text.
 *
 * @param targets only these are planned, with what they need; empty: everything
 * @param excludes these are left out, with all that needs them; never together with targets
 * @param replaces these are made anew where they are there
 * @param giveUp whether what is to be removed and cannot be reached is forgotten and left behind, instead of failing to be removed
 * @param looks whether to look at what is recorded before planning; else the record is believed, and apply refuses the plan where it was wrong
 */
public record PlanOptions(
        List<String> targets, List<String> excludes, List<String> replaces, Mode mode, boolean giveUp, boolean looks) {

    /** What kind of plan is asked for. */
    public enum Mode {
        /** What the topology says. */
        USUAL,
        /** Everything taken down. */
        DESTROY,
        /** Nothing is changed; what was seen is recorded. */
        REFRESH_ONLY,
        /** Nothing is changed; what the topology imports is recorded. */
        IMPORT_ONLY
    }

    /** Everything, as the topology says. */
    public static final PlanOptions USUAL = of(Mode.USUAL);

    /** Everything taken down. */
    public static final PlanOptions DESTROY = of(Mode.DESTROY);

    public PlanOptions {
        targets = List.copyOf(targets);
        excludes = List.copyOf(excludes);
        replaces = List.copyOf(replaces);
    }

    /** A plan of only these targets. */
    public PlanOptions(List<String> targets, boolean destroy, boolean giveUp) {
        this(targets, List.of(), List.of(), destroy ? Mode.DESTROY : Mode.USUAL, giveUp, true);
    }

    /** Everything, in this mode. */
    public static PlanOptions of(Mode mode) {
        return new PlanOptions(List.of(), List.of(), List.of(), mode, false, true);
    }

    /** Whether everything is to be taken down. */
    public boolean destroy() {
        return mode == Mode.DESTROY;
    }

    /** Whether nothing is to be changed, and only the record is brought up to what was seen. */
    public boolean recordsOnly() {
        return mode == Mode.REFRESH_ONLY || mode == Mode.IMPORT_ONLY;
    }
}

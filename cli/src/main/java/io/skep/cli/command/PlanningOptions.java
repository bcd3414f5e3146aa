package io.skep.cli.command;

import io.skep.plans.failure.UserError;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.plan.PlanOptions.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code plan}, {@code apply} and {@code destroy} have in common. */
final class PlanningOptions {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    @Mixin
    private final VariableOptions variables = new VariableOptions();

    @Mixin
    private final LockOptions lock = new LockOptions();

    @Option(
            names = "--target",
            paramLabel = "ADDRESS",
            description =
                    "Plan only this resource and what it needs; * stands for any text. May be given several times.")
    private final List<String> targets = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "ADDRESS",
            description =
                    "Leave out this resource and all that needs it; * stands for any text. May be given several times.")
    private final List<String> excludes = new ArrayList<>();

    @Option(
            names = "--replace",
            paramLabel = "ADDRESS",
            description = "Make this resource anew. May be given several times.")
    private final List<String> replaces = new ArrayList<>();

    @Option(
            names = "--refresh-only",
            description = "Change nothing: show what changed behind skep's back; apply then records that.")
    private boolean refreshOnly;

    @Option(names = "--expect-no-changes", description = "End with 2 and do nothing when there are any changes.")
    private boolean expectsNothing;

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

    /** Whether anything is asked for that a saved plan has decided already. */
    boolean decides() {
        return !targets.isEmpty() || !excludes.isEmpty() || !replaces.isEmpty() || refreshOnly || forgetsUnreachable;
    }

    /** Whether a plan that changes anything is not to be. */
    boolean expectsNothing() {
        return expectsNothing;
    }

    VariableOptions variables() {
        return variables;
    }

    LockOptions lock() {
        return lock;
    }

    int parallelism() {
        return Math.max(1, parallelism);
    }

    /** What to ask of a plan. */
    PlanOptions toPlan(boolean destroy) {
        if (destroy && refreshOnly) {
            throw new UserError("-refresh-only changes nothing, and -destroy takes everything down: give one of them.");
        }
        Mode mode = destroy ? Mode.DESTROY : refreshOnly ? Mode.REFRESH_ONLY : Mode.USUAL;
        return new PlanOptions(targets, excludes, replaces, mode, forgetsUnreachable, refresh);
    }

    /**
     * The options typed, for typing the command again.
     *
     * @param open the variables whose values are no secret; others are left for the user to fill in
     */
    String typedAgain(Set<String> open) {
        List<String> words = new ArrayList<>();
        targets.forEach(each -> words.add("-target=" + each));
        excludes.forEach(each -> words.add("-exclude=" + each));
        replaces.forEach(each -> words.add("-replace=" + each));
        if (refreshOnly) {
            words.add("-refresh-only");
        }
        if (!refresh) {
            words.add("-refresh=false");
        }
        if (forgetsUnreachable) {
            words.add("-forget-unreachable");
        }
        return words(words) + typedVariables(open);
    }

    /** The variables typed, which a saved plan may need too. */
    String typedVariables(Set<String> open) {
        return words(variables.typedAgain(open));
    }

    private static String words(List<String> words) {
        return words.stream().map(word -> " " + quoted(word)).collect(Collectors.joining());
    }

    /** A word as a shell takes it. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

package io.skep.cli.command;

import io.skep.cli.Skep;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The options of every command that works on the whole topology: what to plan, and how to show it. */
final class WorkOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before the command is called
    private CommandSpec command;

    @Mixin
    private final PlanningOptions planning = new PlanningOptions();

    @Mixin
    private final ShownOptions shown = new ShownOptions();

    Skep skep() {
        return Skep.of(command);
    }

    PlanningOptions planning() {
        return planning;
    }

    ShownOptions shown() {
        return shown;
    }

    /** Does an act as the options say; the result is the exit code. */
    int doing(Work.Act act) throws Exception {
        return Work.doing(skep(), planning, shown, act);
    }
}

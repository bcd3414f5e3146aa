package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Rooms;
import io.skep.cli.Skep;
import io.skep.cli.Version;
import io.skep.cli.show.Paint;
import io.skep.cli.show.PlanJson;
import io.skep.cli.show.PlanText;
import io.skep.cli.show.StateText;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanFile;
import io.skep.plans.state.State;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows a saved plan, or what the state records. Looks at no host. */
@Command(name = "show", description = "Show a saved plan, or what skep knows of what it made.")
public final class ShowCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Skep skep;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A saved plan; without it, the state is shown.")
    private @Nullable Path file;

    @Mixin
    private final ViewOptions view = new ViewOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--no-color", description = "Print no colours.")
    private boolean noColour;

    @Override
    public Integer call() {
        Optional<State> state = skep.state();
        String text = file == null ? stateText(state) : planText(file, state);
        skep.around().out().println(text.stripTrailing());
        return ExitCode.SUCCESS.number();
    }

    private String stateText(Optional<State> state) {
        if (json) {
            return new PlanJson(Version.NUMBER).state(state.orElseGet(ShowCommand::nothing));
        }
        return state.map(known -> StateText.of(known, paint())).orElse("Nothing was applied here yet.");
    }

    private String planText(Path typed, Optional<State> state) {
        Rooms rooms = skep.around().rooms().get();
        Plan plan = PlanFile.read(
                skep.directory().resolve(typed), rooms.types(), skep.keeping().sealing());
        Optional<State> prior =
                state.filter(known -> known.lineage().equals(plan.lineage()) && known.serial() == plan.serial());
        return json
                ? new PlanJson(Version.NUMBER).plan(plan, prior)
                : PlanText.of(plan, prior.map(State::outputs).orElseGet(TreeMap::new), paint(), view.view());
    }

    private Paint paint() {
        return skep.around().terminal().apply(noColour).paint();
    }

    private static State nothing() {
        return new State("", 0, "", new TreeMap<>(), new TreeMap<>());
    }
}

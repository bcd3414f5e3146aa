package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.store.Generations.Generation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what is kept of earlier states. */
@Command(
        name = "generations",
        description = "List the states that are kept, the newest last; recover -generation goes back to one.")
public final class StateGenerationsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        Skep skep = Skep.of(spec);
        List<Generation> generations = skep.store().generations().list();
        if (generations.isEmpty()) {
            skep.around().out().println("Nothing is kept here yet.");
        }
        generations.forEach(each -> skep.around().out().println(line(each)));
        return ExitCode.SUCCESS.number();
    }

    private static String line(Generation generation) {
        String what = generation.opened().map(JournalEntry.Opened::operation).orElse("begun");
        String when = generation.opened().map(opened -> "  " + opened.at()).orElse("");
        String outcome = generation
                .outcome()
                .map(word -> "  " + word)
                .orElse(generation.opened().isPresent() ? "  broken off" : "");
        String holds = generation
                .state()
                .map(state -> "  " + state.resources().size() + " resources")
                .orElse("  no snapshot that can be read");
        return generation.serial() + "  " + what + when + outcome + holds;
    }
}

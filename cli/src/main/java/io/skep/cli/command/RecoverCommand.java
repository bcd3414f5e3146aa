package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.plans.apply.RecoverStory;
import io.skep.plans.apply.Recovery;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.store.KeptStore;
import io.skep.plans.state.store.Salvaged;
import io.skep.plans.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a damaged, torn or lost state good again, from what can be read of it and from the world. */
@Command(
        name = "recover",
        description = "Make a damaged or lost state good again: read what can be read, look at the world, ask, write.")
public final class RecoverCommand implements Callable<Integer> {
    @Mixin
    private final WorkOptions options = new WorkOptions();

    @Option(names = "--generation", paramLabel = "N", description = "Go back to this one of state generations.")
    private @Nullable Long generation;

    @Option(
            names = "--lineage",
            paramLabel = "ID",
            description = "The lost state's lineage, where nothing else tells it.")
    private @Nullable String lineage;

    @Option(names = "--dry-run", description = "Only say what would be recorded.")
    private boolean tried;

    @Option(names = "--auto-approve", description = "Do not ask.")
    private boolean approved;

    @Override
    public Integer call() throws Exception {
        return options.doing(work -> work.withTopology((topology, project) -> recover(work, topology, project)));
    }

    private ExitCode recover(Work work, Topology topology, Project project) throws InterruptedException {
        KeptStore store = options.skep().store();
        try (Lock _ = options.planning().lock().take(store, "recover")) {
            Salvaged salvaged = generation == null ? store.salvage() : earlier(store, generation);
            salvaged.told().forEach(this::say);
            Recovery recovery = new RecoverStory(
                            work.setting(project.resolving(), work.report().screen()), work.list())
                    .tell(salvaged.state(), Optional.ofNullable(lineage), topology);
            return write(store, salvaged, recovery);
        }
    }

    private static Salvaged earlier(KeptStore store, long serial) {
        State state = store.generations().at(serial);
        return new Salvaged(
                Optional.of(state),
                false,
                List.of("Took generation " + serial + ". What was done after it is not in it."));
    }

    private ExitCode write(KeptStore store, Salvaged salvaged, Recovery recovery) {
        recovery.adopted().forEach(address -> say("Found and adopted: " + address));
        recovery.explained().forEach(this::say);
        int resources = recovery.state().resources().size();
        if (salvaged.whole() && recovery.adopted().isEmpty()) {
            say(
                    "The state is whole, and nothing of ours was found that it does not record. There is nothing to recover.");
            return ExitCode.SUCCESS;
        } else if (tried) {
            say("Would record a state of " + resources + " resources. Nothing was written.");
            return ExitCode.SUCCESS;
        }
        PlainQuestion question = PlainQuestion.yes(
                options.skep().around(),
                "\nShall skep record this state of " + resources + " resources in place of what is there?");
        if (!approved
                && !(options.shown().mayAsk() && question.agrees(options.skep().typed() + " recover -auto-approve"))) {
            say("Nothing was written.");
            return ExitCode.FAILED;
        }
        State next = store.supersede(recovery.state());
        say("Recorded a state of " + resources + " resources with serial " + next.serial()
                + ". To see how it fits the world, type: " + options.skep().typed() + " plan");
        return ExitCode.SUCCESS;
    }

    private void say(String line) {
        options.skep().around().out().println(line);
    }
}

package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.plans.apply.Step;
import io.skep.plans.plan.Survey;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import io.skep.swarm.cluster.Headless;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.disaster.Disasters;
import io.skep.swarm.disaster.Survivors;
import io.skep.swarm.disaster.Unfinished;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes on with one manager where the majority of them is lost for good. */
@Command(
        name = "recover",
        description =
                "Go on with one manager when the majority of them is lost for good; without -disaster only say how.")
public final class SwarmRecoverCommand implements Callable<Integer> {
    private static final String AGAIN = " swarm recover -disaster";

    @Mixin
    private final WorkOptions options = new WorkOptions();

    @Option(names = "--disaster", description = "The other managers are lost for good and what only they knew may go.")
    private boolean disaster;

    @Option(names = "--auto-approve", description = "Do not ask; needs -disaster.")
    private boolean approved;

    @Override
    public Integer call() throws Exception {
        return options.doing(work -> work.withTopology((_, project) ->
                recover(new Operating(work, project), work.skep().typed())));
    }

    private ExitCode recover(Operating operating, String typed) throws InterruptedException {
        Optional<State> state = operating.state();
        if (state.isEmpty()) {
            return ExitCode.FAILED;
        }
        Survey survey = operating.survey(state.get());
        try {
            return switch (Managers.find(survey.window())) {
                case Managers.Found.Reached reached -> {
                    Optional<Unfinished> unfinished = Unfinished.on(survey.window(), reached);
                    if (unfinished.isEmpty()) {
                        operating.say("The swarm has a leader and its majority: there is nothing to recover.");
                        yield ExitCode.SUCCESS;
                    }
                    operating.say("A recovery was broken off after "
                            + reached.engine().host() + " was made the only manager. What is left to do: remove the"
                            + " entries of "
                            + String.join(", ", unfinished.get().left()) + ".");
                    yield asked(operating, state.get(), typed)
                            ? carryOut(operating, state.get(), unfinished.get().host(), typed)
                            : ExitCode.REFUSED;
                }
                case Managers.Found.Gone() -> {
                    operating.say("No manager of the swarm is left, so nothing of it is. If there is a backup, make the"
                            + " hosts and type: " + typed + " swarm restore FILE -host=NAME");
                    yield ExitCode.FAILED;
                }
                case Managers.Found.Silent(String why, Optional<Headless> headless) -> {
                    if (headless.filter(Headless::lost).isEmpty()) {
                        operating.say(sentence(why));
                        yield ExitCode.FAILED;
                    }
                    Survivors survivors = Survivors.of(survey.window(), headless.get());
                    operating.say(told(headless.get(), survivors));
                    yield asked(operating, state.get(), typed)
                            ? carryOut(operating, state.get(), survivors.best(), typed)
                            : ExitCode.REFUSED;
                }
            };
        } catch (RemoteException silent) {
            operating.say(sentence(String.valueOf(silent.getMessage())));
            return ExitCode.FAILED;
        }
    }

    private boolean asked(Operating operating, State state, String typed) {
        if (!disaster) {
            operating.say("Nothing was done. Where the others are lost for good, type: " + typed + AGAIN);
            return false;
        }
        if (approved) {
            return true;
        }
        PlainQuestion question = PlainQuestion.name(options.skep().around(), state.topology());
        boolean agreed = options.shown().mayAsk() && question.agrees(typed + AGAIN + " -auto-approve");
        if (!agreed) {
            operating.say("Nothing was done.");
        }
        return agreed;
    }

    private ExitCode carryOut(Operating operating, State state, Address host, String typed)
            throws InterruptedException {
        List<Step> steps = Disasters.recovery(state, host, operating.stamp());
        Optional<ExitCode> failed = operating.carriedOut(steps, typed + AGAIN);
        if (failed.isEmpty()) {
            operating.say("\nThe swarm goes on with one manager. To bring the others back, type: " + typed + " apply");
        }
        return failed.orElse(ExitCode.SUCCESS);
    }

    private static String told(Headless headless, Survivors survivors) {
        String best = survivors.best().label();
        return sentence(headless.words()) + "\n\n"
                + "How far the raft logs go, of those that answer:\n"
                + survivors.reasons().stream().map(each -> "  " + each + "\n").collect(Collectors.joining())
                + "\nWhat will be done:\n"
                + "  1. Keep a copy of the raft log, certificates and keys on " + best + ", beside the original.\n"
                + "  2. Make " + best + " the only manager, with what its raft log holds of services, networks, secrets"
                + " and nodes.\n"
                + "  3. Remove the entries of the other managers.\n"
                + "\nWhat is lost: changes that the others took up and " + best
                + " did not hear of before they went; the"
                + " identities of the others, so that those\nthat come back leave and join again. Tasks that run go on"
                + " running; those of lost hosts start elsewhere.";
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}

package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.failure.UserError;
import io.skep.plans.plan.Survey;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.disaster.BackupFacts;
import io.skep.swarm.disaster.BackupFile;
import io.skep.swarm.disaster.Destination;
import io.skep.swarm.disaster.Disasters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a swarm go on from a backup on one host; apply then joins the others. */
@Command(name = "restore", description = "Have the swarm go on from a backup, on a host that is in no swarm.")
public final class SwarmRestoreCommand implements Callable<Integer> {
    @Mixin
    private final WorkOptions options = new WorkOptions();

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private @Nullable Path file;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            required = true,
            description = "The host that becomes the only manager; its engine runs and is in no swarm.")
    private @Nullable String host;

    @Option(
            names = "--disaster",
            description = "The old swarm is lost; its nodes, if any are left, may not go on with it.")
    private boolean disaster;

    @Option(names = "--auto-approve", description = "Do not ask; needs -disaster.")
    private boolean approved;

    @Override
    public Integer call() throws Exception {
        return options.doing(work -> work.withTopology((_, project) -> restore(work, new Operating(work, project))));
    }

    private ExitCode restore(Work work, Operating operating) throws InterruptedException {
        Path backedUp = work.skep().directory().resolve(String.valueOf(file));
        BackupFile backup = BackupFile.read(backedUp, work.keeping().sealing());
        Optional<State> state = operating.state();
        if (state.isEmpty()) {
            return ExitCode.FAILED;
        }
        refuse(backup.facts(), state.get());
        String typed = work.skep().typed() + " swarm restore " + file + " -host='" + host + "' -disaster";
        try {
            Survey survey = operating.survey(state.get());
            refuseOther(backup.facts(), survey.window());
            Destination destination = Destination.of(
                    survey.window(), String.valueOf(host), backup.facts().sha256());
            operating.say(told(backup.facts(), destination.host()));
            if (!asked(operating, state.get(), typed)) {
                return ExitCode.REFUSED;
            }
            if (!destination.unpacked()) {
                operating
                        .courier(survey)
                        .bring(destination.host(), backup.archive(), Disasters.arrived(destination.root()));
            }
            List<Step> steps =
                    Disasters.restoration(state.get(), destination.host(), backup.facts(), operating.stamp());
            Optional<ExitCode> failed = operating.carriedOut(steps, typed);
            if (failed.isEmpty()) {
                operating.say("\nThe swarm goes on from the backup, with one node. To join the others, type: "
                        + work.skep().typed() + " apply");
            }
            failed.ifPresent(_ -> operating.say("Until it is done, " + Disasters.arrived(destination.root()) + " on "
                    + destination.host().label() + " holds the swarm's keys."));
            return failed.orElse(ExitCode.SUCCESS);
        } catch (RemoteException silent) {
            operating.say("Nothing was restored: " + silent.getMessage());
            return ExitCode.FAILED;
        }
    }

    private static void refuse(BackupFacts facts, State state) {
        if (!facts.lineage().equals(state.lineage())) {
            throw new UserError("The backup is of the swarm of another state (lineage " + facts.lineage()
                    + ", topology " + facts.topology() + "), whose mark its objects bear. Bring that state back first:"
                    + " a copy by skep state push, or by skep recover -lineage=" + facts.lineage() + ".");
        }
        if (facts.autolocked()) {
            throw new UserError("The backup is of an autolocked swarm, and no engine can go on from one alone"
                    + " (moby/moby#36852). Turn autolock off before a backup is taken, and on again after it.");
        }
    }

    private static void refuseOther(BackupFacts facts, Window window) {
        Optional<String> other = Cluster.id(window).filter(id -> !id.equals(facts.cluster()));
        if (other.isPresent()) {
            throw new UserError("The backup is of the swarm " + facts.cluster() + ", but the recorded one is "
                    + other.get() + ", which was begun later. To go back to the older one, bring the state of that time"
                    + " back first: skep state push COPY.");
        }
    }

    private boolean asked(Operating operating, State state, String typed) {
        if (!disaster) {
            operating.say("\nNothing was done. To have it done, type: " + typed);
            return false;
        }
        PlainQuestion question = PlainQuestion.name(options.skep().around(), state.topology());
        boolean agreed = approved || (options.shown().mayAsk() && question.agrees(typed + " -auto-approve"));
        if (!agreed) {
            operating.say("Nothing was done.");
        }
        return agreed;
    }

    private static String told(BackupFacts facts, Address host) {
        return "The swarm " + facts.cluster() + " will go on from what " + facts.host() + " (" + facts.address()
                + ") held at " + facts.at() + ", on " + host.label() + " alone.\n"
                + "What came after that is lost. The entries of all other nodes go: " + String.join(", ", facts.nodes())
                + ".\nA node of the old swarm that is still there must not go on with it; apply has it join this one.";
    }
}

package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.plans.failure.UserError;
import io.skep.plans.plan.Survey;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import io.skep.plans.state.seal.Sealing;
import io.skep.swarm.disaster.BackupFile;
import io.skep.swarm.disaster.BackupSource;
import io.skep.swarm.disaster.Disasters;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes an encrypted backup of the swarm from one of its managers, which is away for some seconds meanwhile. */
@Command(
        name = "backup",
        description = "Take an encrypted backup of the swarm; one manager's engine stops for some seconds.")
public final class SwarmBackupCommand implements Callable<Integer> {
    @Mixin
    private final WorkOptions options = new WorkOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write it. Default: a new file in .skep/backups.")
    private @Nullable Path out;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "Take it of this manager, given by name or address. Default: one that does not lead.")
    private @Nullable String host;

    @Option(
            names = "--without-majority",
            description = "Take it although no majority of managers is left meanwhile, as where there is only one.")
    private boolean alone;

    @Override
    public Integer call() throws Exception {
        return options.doing(work -> work.withTopology((_, project) -> backUp(work, new Operating(work, project))));
    }

    private ExitCode backUp(Work work, Operating operating) throws InterruptedException {
        Sealing sealing = work.keeping().sealing();
        if (!sealing.seals()) {
            throw new UserError("A backup holds the swarm's keys and secrets, so it is only written encrypted. Give a"
                    + " passphrase with SKEP_STATE_PASSPHRASE, or a key in the topology: docs/state.md.");
        }
        if (out != null) {
            BackupFile.refuseExisting(work.skep().directory().resolve(out));
        }
        Optional<State> state = operating.state();
        if (state.isEmpty()) {
            return ExitCode.FAILED;
        }
        try {
            BackupSource source =
                    BackupSource.of(operating.survey(state.get()).window(), Optional.ofNullable(host), operating.now());
            refuseAlone(source, work.skep().typed());
            String typed = typed(work);
            Optional<ExitCode> failed = operating.carriedOut(
                    Disasters.backup(source.address(), source.facts().node(), operating.stamp(), alone), typed);
            if (failed.isPresent()) {
                operating.say(mayStay(source));
                return failed.get();
            }
            return fetched(work, operating, source, sealing, typed);
        } catch (RemoteException silent) {
            operating.say("No backup was taken: " + silent.getMessage());
            return ExitCode.FAILED;
        }
    }

    /** The command as it was typed. */
    private String typed(Work work) {
        return work.skep().typed() + " swarm backup" + (out == null ? "" : " -out=" + out)
                + (host == null ? "" : " -host='" + host + "'") + (alone ? " -without-majority" : "");
    }

    private static String mayStay(BackupSource source) {
        return Disasters.archive(source.root()) + " on " + source.address().label()
                + " may be there still. It holds the swarm's keys: the next backup of that manager removes it, or you do.";
    }

    private void refuseAlone(BackupSource source, String typed) {
        if (source.managers() < 3 && !alone) {
            throw new UserError("The swarm has " + source.managers()
                    + (source.managers() == 1 ? " manager" : " managers")
                    + ": while the engine of one is stopped for a backup there is no majority, and what runs on it"
                    + " stops. To have it done all the same, type: " + typed + " swarm backup -without-majority");
        }
        if (source.managers() < 3 && source.facts().autolocked()) {
            throw new UserError("The swarm is autolocked and has " + source.managers()
                    + " managers: nobody could unlock one whose engine was stopped. Nothing was done.");
        }
    }

    private ExitCode fetched(Work work, Operating operating, BackupSource source, Sealing sealing, String typed)
            throws RemoteException, InterruptedException {
        State state = work.store().load().orElseThrow();
        Survey survey = operating.survey(state);
        Address address = source.address();
        Path file = out == null
                ? work.ownFolder().resolve("backups").resolve(state.topology() + "-" + operating.stamp() + ".backup")
                : work.skep().directory().resolve(out);
        byte[] archive;
        try {
            archive = survey.window()
                    .look(address.as("host"))
                    .download(Disasters.archive(source.root()))
                    .orElseThrow(() -> new RemoteException(address.label() + ": the archive is gone already", true));
            BackupFile backup = new BackupFile(source.with(archive), archive);
            backup.check("The archive that " + address.label() + " made");
            backup.write(file, sealing);
            BackupFile.read(file, sealing);
        } catch (RemoteException | RuntimeException failed) {
            operating.say(mayStay(source));
            throw failed;
        }
        Optional<ExitCode> failed = operating.carriedOut(Disasters.fetched(address), typed);
        failed.ifPresent(_ -> operating.say(mayStay(source)));
        operating.say("\nBackup of " + source.facts().cluster() + ", " + archive.length / 1024
                + " kB, encrypted and read back: " + work.skep().seenFromShell(file));
        if (source.facts().autolocked()) {
            operating.say("The swarm is autolocked, so skep swarm restore refuses this backup: docs/disasters.md.");
        }
        return failed.orElse(ExitCode.SUCCESS);
    }
}

package io.skep.provision.engine;

import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The engine a host had before another version was installed.
 *
 * @param version of it; empty where none worked
 * @param member whether it was in a swarm
 */
record FormerEngine(EngineHost host, String version, boolean member) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Set<String> MEMBER = Set.of("active", "locked");

    /** Whether an engine says that it is in a swarm. */
    static boolean member(EngineStatus status) {
        return status.answers()
                .filter(running -> MEMBER.contains(running.swarm()))
                .isPresent();
    }

    /** Fails where it was in a swarm and the engine that runs now does not come back there. */
    void checkMembership() throws RemoteException, InterruptedException {
        if (!member) {
            return;
        }
        Instant end = host.world().now().plus(LIMIT);
        String state = membership();
        while (!MEMBER.contains(state)) {
            if (host.world().now().isAfter(end)) {
                throw new UserError(host.name() + ": the new Docker Engine does not come back into its swarm; it is "
                        + state + " there. " + host.journal());
            }
            host.world().pause(PAUSE);
            state = membership();
        }
    }

    private String membership() throws RemoteException, InterruptedException {
        return host.status().answers().map(EngineStatus.Running::swarm).orElse("silent");
    }

    /**
     * Installs it again.
     *
     * @param broken what is wrong with the new one
     * @param told whether somebody else tells of it: then the outputs say why, and nothing fails
     */
    Entries back(UserError broken, boolean told) throws RemoteException, InterruptedException {
        host.world().say("going back to Docker Engine " + version);
        EngineInstaller installer = Installers.fitting(host.name(), host.facts());
        String offer = host.connection().look(installer.offer()).out();
        Optional<String> exact = installer.versions(offer).stream()
                .filter(offered -> installer.fits(version, offered))
                .findFirst();
        String wrong = broken.getMessage() + ". It could not be taken back to " + version + ": ";
        if (exact.isEmpty()) {
            throw new UserError(wrong + "there is no such version in " + installer.source() + " any more");
        }
        Output installed = InstallEngine.detached(host, "install-former", installer.install(exact, offer));
        if (!installed.ok()) {
            throw new UserError(wrong + InstallEngine.complaints(installed.out()));
        }
        Optional<String> dead = host.restarted(Entries.NONE);
        if (dead.isPresent()) {
            throw new UserError(wrong + dead.get());
        }
        String why = broken.getMessage() + ". It was taken back to Docker Engine " + version + ", which runs";
        if (!told) {
            throw new UserError(
                    why + ". Mend the cause, or write the version from before in the topology, and run skep apply");
        }
        return host.outputs().with(EngineOutputs.HELD_BACK, Values.text(why));
    }
}

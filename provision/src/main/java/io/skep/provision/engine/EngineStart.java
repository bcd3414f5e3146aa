package io.skep.provision.engine;

import io.skep.plans.apply.World;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import java.time.Duration;

/** Waiting for an engine that was started, and what it said when it did not come. */
final class EngineStart {

    private static final int ROUNDS = 60;
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private EngineStart() {}

    /** What the engine answers once it does; its silence when it does not come up in half a minute or has failed. */
    static RunningEngine.State awaited(World world, Looking host) throws RemoteException, InterruptedException {
        RunningEngine.State state = RunningEngine.ask(host);
        for (int round = 0; round < ROUNDS && !(state instanceof RunningEngine.State.Answers); round++) {
            if (host.look(failed()).ok()) {
                return state;
            }
            world.pause(BETWEEN);
            state = RunningEngine.ask(host);
        }
        return state;
    }

    /** The last lines the engine wrote. */
    static String journal(Looking host) throws RemoteException, InterruptedException {
        return host.look(Command.reading(
                        "journalctl", "--unit=docker.service", "--lines=12", "--no-pager", "--output=cat"))
                .out()
                .strip();
    }

    private static Command failed() {
        return Command.reading("systemctl", "is-failed", "--quiet", "docker.service");
    }
}

package io.skep.drivers.lab;

import io.skep.drivers.DriverContract.Killed;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs docker commands and dies after a number of those that change something. */
final class DyingDocker implements Docker {

    private static final Set<String> READING = Set.of("ps", "inspect", "context", "image", "logs");

    private final Docker real;
    private final AtomicInteger left;

    DyingDocker(Docker real, int acts) {
        this.real = real;
        this.left = new AtomicInteger(acts);
    }

    @Override
    public Output run(DockerCommand command) throws RemoteException, InterruptedException {
        Output output = real.run(command);
        if (changes(command) && left.decrementAndGet() == 0) {
            throw new Killed(command.toString());
        }
        return output;
    }

    static boolean changes(DockerCommand command) {
        String verb = command.words().getFirst();
        return verb.equals("network")
                ? !Set.of("ls", "inspect").contains(command.words().get(1))
                : !READING.contains(verb);
    }
}

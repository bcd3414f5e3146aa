package io.skep.provision.engine;

import io.skep.plans.apply.World;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.facts.HostFacts;
import java.util.Optional;

/**
 * One host while a step acts on its engine.
 *
 * @param name of the host, for people
 */
record EngineHost(World world, Connection connection, String name) {

    static EngineHost of(World world, Address engine) throws RemoteException, InterruptedException {
        Address host = engine.as("host");
        return new EngineHost(
                world,
                world.connect(host),
                Values.textOf(world.outputs(host), "name").orElse(host.label()));
    }

    EngineStatus status() throws RemoteException, InterruptedException {
        return EngineReading.of(connection);
    }

    HostFacts facts() throws RemoteException, InterruptedException {
        return HostFacts.of(connection);
    }

    EngineFiles files() throws RemoteException, InterruptedException {
        return EngineFiles.of(connection, name);
    }

    /** Keeps the files that are there and writes these. */
    void write(EngineFiles now, EngineFiles before) throws RemoteException, InterruptedException {
        EngineFiles.checked(connection.run(EngineFiles.KEEP));
        now.write(connection, before);
    }

    /** Starts or restarts the engine; what is wrong, where it does not come up as the spec says. */
    Optional<String> restarted(Entries spec) throws RemoteException, InterruptedException {
        Output output = connection.run(EngineService.RESTART);
        return output.ok() ? wrong(status(), spec) : Optional.of(journal());
    }

    /** What is wrong with an engine that should run as a spec says. */
    Optional<String> wrong(EngineStatus status, Entries spec) throws RemoteException, InterruptedException {
        if (status.answers().isEmpty()) {
            return Optional.of(journal());
        }
        EngineStatus.Running running = status.answers().get();
        if (!running.components().contains("runc")) {
            return Optional.of("it runs, but cannot start containers: runc does not work there. " + journal());
        }
        return differs(spec, "storage_driver", running.driver()).or(() -> differs(spec, "data_root", running.root()));
    }

    /** The last lines of the engine's journal that say why. */
    String journal() throws RemoteException, InterruptedException {
        return String.join(
                "; ",
                EngineService.reasons(connection.look(EngineService.JOURNAL).out()));
    }

    /**
     * Takes the files back and the engine with them.
     *
     * @param restart whether there was an engine that ran with the old files; else it is left stopped
     */
    UserError undone(String why, boolean restart) throws RemoteException, InterruptedException {
        EngineFiles.checked(connection.run(EngineFiles.RESTORE));
        if (!restart) {
            connection.run(EngineService.STOP);
            return new UserError(name + ": Docker Engine does not start with these settings: " + why
                    + ". They were taken back. Change the engine's settings and run apply again");
        }
        boolean back = connection.run(EngineService.RESTART).ok();
        return new UserError(name + ": Docker Engine does not work with the new settings: " + why
                + ". The old ones were put back and the engine "
                + (back ? "runs with them" : "does not start with them either: " + journal())
                + ". Change the engine's settings and run apply again");
    }

    /** The facts that others may need of a running engine. */
    Entries outputs() throws RemoteException, InterruptedException {
        return EngineOutputs.of(status(), facts());
    }

    private static Optional<String> differs(Entries spec, String attribute, String seen) {
        return Values.textOf(spec, attribute)
                .filter(wanted -> !wanted.equals(seen))
                .map(wanted -> "it runs with " + attribute + " \"" + seen + "\", not \"" + wanted + "\"");
    }
}

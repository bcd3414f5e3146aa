package io.skep.cli.simulated;

import io.skep.cli.command.Connections;
import io.skep.drivers.simulated.Machines;
import io.skep.plans.apply.Pace;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one run: those to simulated hosts lead into the world that is kept in skep's own folder, all others to
 * where they always do. Neither is made before it is needed.
 */
public final class RoutedHosts implements Connections {

    private final Path ownFolder;
    private final Pace pace;
    private final Supplier<Connections> others;
    private final Supplier<Machines> machines = this::machines;
    private @Nullable WorldFile file;
    private @Nullable SimulatedWorld world;
    private @Nullable Connections other;

    /** @param others makes the connections to hosts that are not simulated */
    public RoutedHosts(Path ownFolder, Pace pace, Supplier<Connections> others) {
        this.ownFolder = ownFolder;
        this.pace = pace;
        this.others = others;
        Machines.open(ownFolder, machines);
    }

    private Machines machines() {
        return world().machines();
    }

    private synchronized SimulatedWorld world() {
        SimulatedWorld known = world;
        if (known == null) {
            WorldFile opened = new WorldFile(ownFolder.resolve("simulated").resolve("world"));
            file = opened;
            known = SimulatedWorld.kept(ownFolder, opened, pace);
            world = known;
        }
        return known;
    }

    private synchronized Connections other() {
        Connections known = other;
        if (known == null) {
            known = others.get();
            other = known;
        }
        return known;
    }

    @Override
    public Looking look(Address host, Entries outputs) throws RemoteException, InterruptedException {
        return SimulatedEndpoint.is(outputs) ? world().look(host, outputs) : other().look(host, outputs);
    }

    @Override
    public Connection connect(Address host, Entries outputs) throws RemoteException, InterruptedException {
        return SimulatedEndpoint.is(outputs) ? world().connect(host, outputs) : other().connect(host, outputs);
    }

    @Override
    public synchronized void close() {
        Machines.close(ownFolder, machines);
        WorldFile opened = file;
        if (opened != null) {
            opened.close();
        }
        Connections known = other;
        if (known != null) {
            known.close();
        }
    }
}

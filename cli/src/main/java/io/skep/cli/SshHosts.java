package io.skep.cli;

import io.skep.cli.command.Connections;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.ssh.SshConnections;
import java.time.Duration;

/** Connections over SSH, to the endpoints that hosts' outputs describe. */
final class SshHosts implements Connections {
    private static final Duration BOOT = Duration.ofSeconds(60);

    static {
        // SSHJ logs to SLF4J; skep tells people itself, so no provider is packed and nobody needs to hear of that.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    private final SshConnections connections = SshConnections.ofEnvironment();

    @Override
    public Looking look(Address host, Entries outputs) throws RemoteException, InterruptedException {
        return connect(host, outputs, Duration.ZERO);
    }

    @Override
    public Connection connect(Address host, Entries outputs) throws RemoteException, InterruptedException {
        return connect(host, outputs, BOOT);
    }

    private Connection connect(Address host, Entries outputs, Duration patience)
            throws RemoteException, InterruptedException {
        Endpoint endpoint = Endpoint.fromOutputs(outputs)
                .orElseThrow(() -> new RemoteException(host + " has no address yet", true));
        return connections.connect(Values.textOf(outputs, "name").orElse(host.name()), endpoint, patience);
    }

    @Override
    public void close() {
        connections.close();
    }
}

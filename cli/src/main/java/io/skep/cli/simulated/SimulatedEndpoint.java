package io.skep.cli.simulated;

import io.skep.drivers.simulated.SimulatedDriver;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;

/** Which simulated machine a host's outputs lead to. */
public final class SimulatedEndpoint {

    private SimulatedEndpoint() {}

    /** Whether they lead into a simulated world. */
    public static boolean is(Entries outputs) {
        return Values.textOf(outputs, "host_key")
                .filter(key -> key.startsWith(SimulatedDriver.HOST_KEY))
                .isPresent();
    }

    static int number(Address host, Entries outputs) throws RemoteException {
        return Values.textOf(outputs, "host_key")
                .filter(key -> key.startsWith(SimulatedDriver.HOST_KEY))
                .map(key -> Integer.parseInt(key.substring(SimulatedDriver.HOST_KEY.length())))
                .orElseThrow(() -> new RemoteException(host + " has no address yet", true));
    }

    static String name(Address host, Entries outputs) {
        return Values.textOf(outputs, "name").orElse(host.name());
    }
}

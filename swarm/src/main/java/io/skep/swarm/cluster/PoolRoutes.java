package io.skep.swarm.cluster;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import java.util.Optional;

/** Whether the subnets that overlays are cut from are somewhere on a host's network already; they cannot be changed later. */
final class PoolRoutes {

    private static final Command ASK = Command.reading("ip", "-4", "route", "show");

    private PoolRoutes() {}

    /** Fails where a pool of the spec overlaps a route of the host. */
    static void check(Window window, Address host, Entries spec) throws RemoteException, InterruptedException {
        if (Values.textsOf(spec, "default_addr_pool").isEmpty()) {
            return;
        }
        Output routes = window.look(host).look(ASK);
        for (String line : routes.out().lines().toList()) {
            String to = line.strip().split("\\s+", 2)[0];
            Optional<AddressRange> route = AddressRange.parse(to);
            for (String pool : Values.textsOf(spec, "default_addr_pool")) {
                if (route.isPresent()
                        && AddressRange.parse(pool)
                                .filter(route.get()::overlaps)
                                .isPresent()) {
                    throw new RemoteException(
                            Names.shown(host) + ": default_addr_pool " + pool + " overlaps its route to " + to
                                    + " (" + line.strip() + "): nodes would no longer reach what is there, and the"
                                    + " pool cannot be changed once the swarm has begun. Choose another pool",
                            false);
                }
            }
        }
    }
}

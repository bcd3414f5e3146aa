package io.skep.swarm.cluster;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.Optional;

/**
 * A node whose host has another address by now than the one it tells the others, which cannot be changed while it is a
 * member. The host says so itself; where it does not tell its addresses nothing is claimed.
 */
public final class MovedAddress {

    private MovedAddress() {}

    /**
     * Whether a member is one.
     *
     * @param nodeSpec as it joined
     */
    public static boolean is(Window window, Address host, Membership own, Entries nodeSpec)
            throws RemoteException, InterruptedException {
        String told = own.address();
        // A lone manager goes on as it is, and could not leave and join again.
        boolean alone = own.manager() && own.managers().size() <= 1;
        if (!own.active() || told.isEmpty() || alone) {
            return false;
        }
        Optional<String> asked = Values.textOf(nodeSpec, NodeAddresses.ADVERTISE);
        if (asked.isPresent() && HostAddresses.literal(asked.get())) {
            return false;
        }
        if (asked.isEmpty()
                && AdvertiseAddress.reached(window, host).filter(told::equals).isPresent()) {
            return false;
        }
        HostAddresses now = HostAddresses.of(window, host);
        return !now.all().isEmpty()
                && (asked.isPresent()
                        ? !now.chosen(NodeAddresses.ADVERTISE, asked.get()).equals(told)
                        : !now.has(told));
    }
}

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

/** The address under which a node tells the others to reach it. The engine takes IP addresses and interfaces, no names. */
public final class AdvertiseAddress {

    private AdvertiseAddress() {}

    /**
     * {@code advertise_addr} of the node's spec (an address, an interface or a subnet of the host), else the host's address
     * among the others, else the one it is reached by; a name is looked up on the host itself.
     *
     * @param asked the spec, without later values
     */
    public static String of(Window window, Address host, Entries asked) throws RemoteException, InterruptedException {
        Optional<String> named = Values.textOf(asked, NodeAddresses.ADVERTISE);
        if (named.isPresent()) {
            return HostAddresses.literal(named.get())
                    ? named.get()
                    : HostAddresses.of(window, host).chosen(NodeAddresses.ADVERTISE, named.get());
        }
        String address = reached(window, host)
                .orElseThrow(() -> new RemoteException(
                        Names.shown(host) + ": its address is not known; set advertise_addr", false));
        return numeric(address) ? address : lookedUp(window, host, address);
    }

    /** The host's address among the others, else the one it is reached by. */
    static Optional<String> reached(Window window, Address host) {
        Entries facts = window.outputs(host);
        return Values.textOf(facts, "private_address")
                .filter(inner -> !inner.isEmpty())
                .or(() -> Values.textOf(facts, "address"));
    }

    private static boolean numeric(String address) {
        return address.matches("[0-9.]+") || address.contains(":");
    }

    private static String lookedUp(Window window, Address host, String name)
            throws RemoteException, InterruptedException {
        Output found = window.look(host).look(Command.reading("getent", "ahostsv4", name));
        String[] words = found.out().strip().split("\\s+", 2);
        if (!found.ok() || !numeric(words[0]) || words[0].isEmpty() || words[0].startsWith("127.")) {
            throw new RemoteException(
                    Names.shown(host) + ": its own name " + name
                            + " does not lead to an address that other nodes can reach; set swarm { advertise_addr = \"...\" }",
                    false);
        }
        return words[0];
    }
}

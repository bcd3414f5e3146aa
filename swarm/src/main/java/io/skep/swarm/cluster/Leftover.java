package io.skep.swarm.cluster;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A host that takes itself for a member of a swarm that ended, or that removed it, while it could not be reached: nothing else remembers, since
 * the record ended with the swarm. It may leave by force, for there is nothing to lose.
 */
public final class Leftover {
    private Leftover() {}

    /**
     * Whether a membership is one. Proved where every manager the host knows of is a host of this topology, and each of these is in no
     * swarm, manages ours, or is certainly not there. Asked only of a member whom no manager of ours knows; false where it cannot be proved.
     *
     * @param ours the id of our swarm; empty where there is none
     */
    public static boolean is(Window window, Membership membership, Optional<String> ours) throws InterruptedException {
        if (membership.manager() || membership.managers().isEmpty()) {
            return false;
        }
        for (String address : membership.managers()) {
            Optional<Address> host = host(window, address);
            if (host.isEmpty() || !released(window, host.get(), ours)) {
                return false;
            }
        }
        return true;
    }

    private static boolean released(Window window, Address host, Optional<String> ours) throws InterruptedException {
        if (window.seen(host) instanceof Seen.Absent) {
            return true;
        }
        try {
            Membership membership = Membership.of(Engines.look(window, host));
            return membership.inactive()
                    || (membership.manager()
                            && ours.filter(membership.clusterId()::equals).isPresent());
        } catch (RemoteException unknown) {
            return false;
        }
    }

    private static Optional<Address> host(Window window, String address) {
        return window.outputs("host").entrySet().stream()
                .filter(host ->
                        addresses(window, host.getKey(), host.getValue()).contains(address))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Set<String> addresses(Window window, Address host, Entries outputs) {
        return Set.copyOf(List.of(
                Values.textOf(outputs, "address").orElse(""),
                Values.textOf(outputs, "private_address").orElse(""),
                Values.textOf(window.outputs(host.as("node")), "address").orElse("")));
    }
}

package io.skep.swarm.disaster;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The host that somebody typed the name of: by its address, or by its label where no other host has that. */
final class HostNamed {

    private HostNamed() {}

    /** The one that is meant; empty where none is, and a {@link UserError} where it could be several. */
    static Optional<Address> among(Collection<Address> hosts, String name) {
        List<Address> found = hosts.stream()
                .filter(each -> each.toString().equals(name) || each.toString().equals("host." + name))
                .toList();
        if (found.isEmpty()) {
            found = hosts.stream().filter(each -> each.label().equals(name)).toList();
        }
        if (found.size() > 1) {
            throw new UserError(
                    name + " may be any of " + found + ". Type the address: -host='" + found.getFirst() + "'");
        }
        return found.stream().findFirst();
    }
}

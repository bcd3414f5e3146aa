package io.skep.swarm.network;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the addresses of a network while its plan is made.
 *
 * @param chosen whether the topology says them; else the swarm chose them, or will
 * @param all its subnets; none where the swarm has not chosen yet
 * @param usable how many IPv4 addresses they have for use
 */
public record Subnets(boolean chosen, List<Cidr> all, long usable) {

    /** Those of an overlay whose addresses the engine hands out itself; empty for any other network. */
    public static Optional<Subnets> of(Planned planned, Address network) {
        Entries spec = planned.spec(network).orElse(Entries.NONE);
        boolean ours = says(spec, "driver", "overlay") && says(spec, "ipam_driver", "default");
        if (!ours) {
            return Optional.empty();
        }
        List<Entries> pools = Pools.of(spec);
        boolean stays = !(planned.change(network) instanceof Change.Replace);
        boolean chosen = !pools.isEmpty();
        if (!chosen && stays && planned.seen(network) instanceof Seen.Present(Entries values, Entries _)) {
            pools = Pools.of(values);
        }
        long usable = 0;
        for (Entries pool : pools) {
            Optional<Cidr> subnet = Pools.cidr(pool, "subnet").filter(each -> !each.isIpv6());
            if (subnet.isPresent()) {
                usable += Pools.cidr(pool, "ip_range").orElse(subnet.get()).usableOf(subnet.get());
            }
        }
        List<Cidr> all = pools.stream()
                .flatMap(pool -> Pools.cidr(pool, "subnet").stream())
                .toList();
        return Optional.of(new Subnets(chosen, all, usable));
    }

    /** The IPv4 subnets, for people. */
    public String shown() {
        return String.join(
                " and ",
                all.stream().filter(each -> !each.isIpv6()).map(Cidr::toString).toList());
    }

    private static boolean says(Entries spec, String key, String word) {
        return Values.textOf(spec, key).orElse(word).equals(word);
    }
}

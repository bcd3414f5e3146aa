package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.network.Subnets;
import io.skep.swarm.service.Addresses;
import io.skep.swarm.service.ServiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every overlay has the addresses that what is planned takes: a swarm that runs out of them says so in a manager's log only, and its
 * tasks wait for ever.
 */
public final class SubnetsHold implements OrderRule {

    private static final long USUAL_SIZE = 24;
    private static final int SMALLEST = 30;

    @Override
    public String name() {
        return "SubnetsHold";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        long nodes = planned.wanted("node").size();
        Map<Address, Addresses> taken = new TreeMap<>();
        for (Address service : planned.wanted("service")) {
            Entries spec = planned.spec(service).orElse(Entries.NONE);
            Addresses own = Addresses.of(spec, nodes);
            ServiceType.networks(spec).forEach(network -> taken.merge(network, own, Addresses::plus));
        }
        List<Diagnostic> said = new ArrayList<>();
        taken.forEach((network, addresses) -> Subnets.of(planned, network)
                .flatMap(subnets -> said(planned, network, subnets, addresses, nodes))
                .ifPresent(said::add));
        return said;
    }

    private static Optional<Diagnostic> said(
            Planned planned, Address network, Subnets subnets, Addresses taken, long nodes) {
        long size = Values.longOf(planned.spec(Cluster.ADDRESS).orElse(Entries.NONE), "subnet_size")
                .orElse(USUAL_SIZE);
        boolean known = subnets.usable() > 0;
        if (!known && !subnets.all().isEmpty()) {
            return Optional.empty(); // IPv6 has enough
        }
        long holds = known ? subnets.usable() : usable(size);
        long balancers = Math.min(nodes, taken.tasks());
        long needed = taken.tasks() + taken.surge() + taken.virtual() + balancers + 1;
        if (needed * 4 < holds * 3) {
            return Optional.empty();
        }
        String sum =
                "%d tasks, %d more while updates start new ones first, %d virtual addresses, %d load balancers (one a node), 1 gateway"
                        .formatted(taken.tasks(), taken.surge(), taken.virtual(), balancers);
        String place = planned.place(network).map(text -> " (" + text + ")").orElse("");
        String what = known ? "its subnet " + subnets.shown() : "a subnet of /" + size + ", as the swarm chooses them,";
        String detail = "%s%s takes %d addresses, and %s has %d for use: %s."
                .formatted(network, place, needed, what, holds, sum);
        Diagnostic problem = Diagnostic.error(needed >= holds ? "Subnet too small" : "Subnet nearly full", detail)
                .withHint(hint(subnets, needed));
        return Optional.of(needed >= holds ? problem : problem.asWarning());
    }

    private static String hint(Subnets subnets, long needed) {
        int prefix = SMALLEST;
        while (prefix > 1 && usable(prefix) * 3 <= needed * 4) {
            prefix--;
        }
        String write = subnets.chosen()
                ? "Write a subnet of /" + prefix + " or more"
                : "Write a subnet of its own, of /" + prefix + " or more";
        return write + ", or endpoint_mode = \"dnsrr\" where no virtual address is needed.";
    }

    private static long usable(long prefix) {
        return (1L << (Integer.SIZE - prefix)) - 2;
    }
}

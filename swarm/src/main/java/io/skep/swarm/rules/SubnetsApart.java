package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.network.Cidr;
import io.skep.swarm.network.Subnets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No two networks have the same addresses: an engine would refuse the second one in the middle of an apply. */
public final class SubnetsApart implements OrderRule {

    private record Used(Address network, Cidr subnet, boolean chosen) {}

    @Override
    public String name() {
        return "SubnetsApart";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        List<Used> used = new ArrayList<>();
        for (Address network : planned.wanted("network")) {
            Subnets.of(planned, network)
                    .ifPresent(subnets ->
                            subnets.all().forEach(each -> used.add(new Used(network, each, subnets.chosen()))));
        }
        used.sort((one, other) -> one.subnet().compareTo(other.subnet()));
        List<Diagnostic> said = new ArrayList<>();
        Optional<Used> widest = Optional.empty();
        for (Used each : used) {
            Optional<Used> before = widest.filter(other ->
                    other.subnet().overlaps(each.subnet()) && !other.network().equals(each.network()));
            before.ifPresent(other -> said.add(overlap(planned, other, each)));
            if (widest.filter(other -> other.subnet().holds(each.subnet())).isEmpty()) {
                widest = Optional.of(each);
            }
        }
        said.addAll(inPools(planned, used));
        return said;
    }

    private static Diagnostic overlap(Planned planned, Used one, Used other) {
        return Diagnostic.error(
                        "Subnets overlap",
                        named(planned, one) + " and " + named(planned, other) + " have addresses in common: "
                                + one.subnet() + " and " + other.subnet() + ".")
                .withHint("Write another subnet in one of them, or none: then the swarm chooses a free one.");
    }

    /** What is cut from a pool for another network may be what was written for this one; that depends on which comes first. */
    private static List<Diagnostic> inPools(Planned planned, List<Used> used) {
        List<Cidr> pools =
                Values.textsOf(planned.spec(Cluster.ADDRESS).orElse(Entries.NONE), "default_addr_pool").stream()
                        .flatMap(text -> Cidr.parse(text).stream())
                        .toList();
        List<Diagnostic> said = new ArrayList<>();
        for (Used each : used) {
            for (Cidr pool : pools) {
                if (each.chosen() && pool.overlaps(each.subnet())) {
                    said.add(Diagnostic.error(
                                    "Subnet in the swarm's pool",
                                    named(planned, each) + " has the subnet " + each.subnet()
                                            + ", which lies in the swarm's default_addr_pool " + pool
                                            + ": a network without a subnet may get it first.")
                            .asWarning()
                            .withHint("Write a subnet outside of the pool, or none."));
                }
            }
        }
        return said;
    }

    private static String named(Planned planned, Used used) {
        return used.network()
                + planned.place(used.network()).map(place -> " (" + place + ")").orElse("");
    }
}

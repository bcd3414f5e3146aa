package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.swarm.network.NetworkType;
import io.skep.swarm.service.ServiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a network must go before its successor comes, the services on it stop meanwhile: the plan says which, and what to write instead. */
public final class ServicesKeepTheirNetworks implements OrderRule {

    @Override
    public String name() {
        return "ServicesKeepTheirNetworks";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        List<Diagnostic> told = new ArrayList<>();
        for (Address network : planned.wanted("network")) {
            if (planned.change(network) instanceof Change.Replace replace && !replace.createFirst()) {
                told(planned, replace).ifPresent(told::add);
            }
        }
        return told;
    }

    private static Optional<Diagnostic> told(Planned planned, Change.Replace replace) {
        String stopped = planned.wanted("service").stream()
                .filter(service -> planned.change(service) instanceof Change.Replace)
                .filter(service -> planned.spec(service).stream()
                        .anyMatch(spec -> ServiceType.networks(spec).contains(replace.address())))
                .map(Address::toString)
                .collect(Collectors.joining(", "));
        Optional<String> why = new NetworkType().alone(replace.address(), replace.before(), replace.after());
        if (stopped.isEmpty() || why.isEmpty()) {
            return Optional.empty();
        }
        String detail = replace.address() + " is made anew, and the old one must go first: " + why.get()
                + ". Meanwhile these stop: " + stopped + ".";
        return Optional.of(new Diagnostic(
                Severity.WARNING,
                "Services stop for their network",
                detail,
                null,
                List.of(),
                "With another subnet, or none, they would move to the new one without a stop."));
    }
}

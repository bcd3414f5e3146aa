package io.skep.drivers.rules;

import io.skep.drivers.HostType;
import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No two hosts have one name, and no two are the same machine. Adds no edges; refuses the plan. */
public final class DistinctHosts implements OrderRule {

    @Override
    public String name() {
        return "DistinctHosts";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        List<Diagnostic> problems = new ArrayList<>();
        Map<String, Address> names = new HashMap<>();
        Map<String, Address> places = new HashMap<>();
        for (Address address : planned.wanted(HostType.KIND)) {
            Entries spec = planned.spec(address).orElse(Entries.NONE);
            Values.textOf(spec, "name").ifPresent(name -> {
                Address other = names.putIfAbsent(name, address);
                if (other != null) {
                    problems.add(Diagnostic.error(
                                    "Two hosts of one name",
                                    other + " and " + address + " are both named \"" + name + "\".")
                            .withHint("Give one of them another name."));
                }
            });
            place(spec).ifPresent(place -> {
                Address other = places.putIfAbsent(place, address);
                if (other != null) {
                    problems.add(Diagnostic.error(
                                    "Two hosts on one machine",
                                    other + " and " + address + " are both at " + place + ".")
                            .withHint("Remove one of them, or correct its address or port."));
                }
            });
        }
        return problems;
    }

    private static Optional<String> place(Entries spec) {
        long port = Values.longOf(Values.entriesOf(spec, "access"), "port").orElse(22L);
        return Values.textOf(Values.entriesOf(spec, "settings"), "address").map(address -> address + ":" + port);
    }
}

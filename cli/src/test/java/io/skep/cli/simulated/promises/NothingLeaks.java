package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import io.skep.drivers.simulated.Machine;
import io.skep.plans.apply.Ownership;
import io.skep.plans.resource.Address;
import io.skep.swarm.fake.FakeSwarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** 2. Every host and object that is ours is in the state. */
public final class NothingLeaks implements Promise {

    @Override
    public Optional<String> broken(Trial trial, Trial.Ending ending) {
        Set<Address> recorded =
                trial.store().load().map(state -> state.resources().keySet()).orElse(Set.of());
        // While one takes another's place, the former one's record stands for what bears the address.
        Set<Address> current = recorded.stream().map(Address::current).collect(Collectors.toSet());
        List<String> leaked = new ArrayList<>();
        for (Machine machine : trial.machines()) {
            if (!recorded.contains(machine.tag().address())) {
                leaked.add("machine " + machine);
            }
        }
        for (FakeSwarm swarm : trial.world().swarms()) {
            for (String kind : List.of("services", "networks")) {
                swarm.objects(swarm.over() ? "nothing" : kind).forEach(object -> {
                    JsonNode labels = object.path(kind.equals("services") ? "Spec" : "Labels");
                    String address = (kind.equals("services") ? labels.path("Labels") : labels)
                            .path(Ownership.ADDRESS_LABEL)
                            .asString("");
                    if (!address.isEmpty() && !current.contains(Address.parse(address))) {
                        leaked.add(address + " in " + swarm.id());
                    }
                });
            }
        }
        return leaked.isEmpty() ? Optional.empty() : Optional.of(leaked + " not in the state " + recorded);
    }
}

package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** 3. What skep neither made nor adopted it does not touch. */
public final class ForeignUntouched implements Promise {

    private final Map<String, List<String>> known = new TreeMap<>();

    @Override
    public Optional<String> broken(Trial trial, Trial.Ending ending) {
        boolean machine =
                trial.allMachines().stream().anyMatch(each -> each.tag().name().equals(Trial.FOREIGN));
        if (!machine) {
            return Optional.of("the foreign machine is gone");
        }
        for (Map.Entry<String, List<String>> swarm : trial.foreignNetworks().entrySet()) {
            List<String> before = known.putIfAbsent(swarm.getKey(), swarm.getValue());
            if (before != null && !before.equals(swarm.getValue())) {
                return Optional.of("the foreign network was " + before + " and is " + swarm.getValue());
            }
        }
        return Optional.empty();
    }
}

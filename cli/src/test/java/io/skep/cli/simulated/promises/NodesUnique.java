package io.skep.cli.simulated.promises;

import io.skep.cli.simulated.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** 11. No two engines are one node, and once the goal is reached every node is an engine of ours. */
public final class NodesUnique implements Promise {

    @Override
    public Optional<String> broken(Trial trial, Trial.Ending ending) {
        List<String> members = trial.machines().stream()
                .map(machine -> trial.world().engine(machine.tag().name()))
                .filter(engine -> engine.member().state().equals("active"))
                .map(engine -> engine.member().nodeId())
                .toList();
        Set<String> unique = new TreeSet<>(members);
        if (unique.size() != members.size()) {
            return Optional.of("two engines are one node: " + members);
        }
        if (!ending.complete() || !ending.goal()) {
            return Optional.empty();
        }
        return trial.world().swarms().stream()
                .filter(swarm -> !swarm.over())
                .flatMap(swarm -> swarm.objects("nodes").stream())
                .map(node -> node.path("ID").asString(""))
                .filter(node -> !unique.contains(node))
                .map(node -> "a ghost: " + node)
                .findFirst();
    }
}

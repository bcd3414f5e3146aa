package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.plan.StepGraph.Node;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.cluster.Upgrades;
import io.skep.swarm.node.CheckUpgraded;
import io.skep.swarm.node.MakeWay;
import io.skep.swarm.rules.Orders.Stretch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Engines of another version go through the swarm in turns, each from the drain to the check: what an earlier run left, the canaries one
 * after the other, the workers in batches, the managers at last, whose turns are {@link OneManagerEngineAtATime}'s. A turn that fails keeps the
 * next ones from beginning.
 */
public final class RollingUpgrade implements OrderRule {

    @Override
    public String name() {
        return "RollingUpgrade";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        Upgrades upgrades = Upgrades.of(planned);
        Map<Address, Stretch> left = new LinkedHashMap<>();
        List<Stretch> resumed = new ArrayList<>();
        for (Address node : Orders.having(graph, CheckUpgraded.class)) {
            List<Node> steps = graph.steps(node);
            Stretch turn = turn(steps);
            if (steps.stream().anyMatch(step -> step.step() instanceof MakeWay)) {
                left.put(node, turn);
            } else {
                resumed.add(turn);
            }
        }
        List<List<Stretch>> turns = new ArrayList<>();
        turns.add(resumed);
        for (String name : upgrades.canary()) {
            Map<Address, Stretch> called = new LinkedHashMap<>(left);
            called.keySet().removeIf(node -> !called(node, name));
            called.values().forEach(turn -> turns.add(List.of(turn)));
            left.keySet().removeAll(called.keySet());
        }
        List<Stretch> workers = left.entrySet().stream()
                .filter(each -> !manages(planned, each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        int size = Math.toIntExact(upgrades.batch());
        for (int from = 0; from < workers.size(); from += size) {
            List<Stretch> batch = workers.subList(from, Math.min(workers.size(), from + size));
            noteFirst(graph, batch);
            turns.add(batch);
        }
        turns.add(left.entrySet().stream()
                .filter(each -> manages(planned, each.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        inTurn(graph, turns);
        return misnamed(planned, upgrades);
    }

    private static void inTurn(StepGraph graph, List<List<Stretch>> turns) {
        List<List<Stretch>> all = turns.stream().filter(turn -> !turn.isEmpty()).toList();
        for (int index = 1; index < all.size(); index++) {
            Orders.order(graph, all.get(index - 1), all.get(index));
        }
    }

    /** What one drain takes from services must not be noted as how they were before the other. */
    private static void noteFirst(StepGraph graph, List<Stretch> batch) {
        for (Stretch drained : batch) {
            graph.steps(drained.first().step().address()).stream()
                    .filter(step -> step.step() instanceof MakeWay)
                    .forEach(way -> batch.forEach(noted -> Orders.order(graph, noted.first(), way)));
        }
    }

    private static Stretch turn(List<Node> steps) {
        Node last = steps.stream()
                .filter(step -> step.step() instanceof CheckUpgraded)
                .reduce(steps.getLast(), (_, later) -> later);
        return new Stretch(steps.getFirst(), last);
    }

    private static boolean manages(Planned planned, Address node) {
        return Values.textOf(planned.spec(node).orElse(Entries.NONE), "role")
                .filter("manager"::equals)
                .isPresent();
    }

    /** Whether a canary's word, a host's name or its address, means a node. */
    private static boolean called(Address node, String word) {
        return node.label().equals(word) || node.as("host").toString().equals(word);
    }

    /** Canaries that are no host of the swarm, or more than one. */
    private static List<Diagnostic> misnamed(Planned planned, Upgrades upgrades) {
        String place = planned.place(Cluster.ADDRESS)
                .map(written -> " (" + written + ")")
                .orElse("");
        List<Diagnostic> wrong = new ArrayList<>();
        for (String word : upgrades.canary()) {
            List<String> hosts = planned.wanted("node").stream()
                    .filter(node -> called(node, word))
                    .map(node -> node.as("host").toString())
                    .toList();
            if (hosts.isEmpty()) {
                wrong.add(Diagnostic.error(
                                "No such canary",
                                "upgrade.canary names \"" + word + "\", and no host of the swarm is called so" + place
                                        + ".")
                        .withHint("Write the name or the address of a host that has a block swarm."));
            } else if (hosts.size() > 1) {
                wrong.add(Diagnostic.error(
                                "More than one canary of this name",
                                "upgrade.canary names \"" + word + "\", and so are called "
                                        + String.join(" and ", hosts) + place + ".")
                        .withHint("Write the address of the host, such as " + hosts.getFirst() + ", as a text."));
            }
        }
        return wrong;
    }
}

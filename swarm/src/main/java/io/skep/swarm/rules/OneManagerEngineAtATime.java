package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.plan.StepGraph.Node;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.node.CheckUpgraded;
import io.skep.swarm.node.DemoteNode;
import io.skep.swarm.node.NoteServices;
import io.skep.swarm.node.UnlockNode;
import io.skep.swarm.rules.Orders.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Engines of managers that are changed, which may restart them, are changed one after the other, and before managers come
 * or go; where only those that come make it a majority without the one that restarts, after they have come. Which of them
 * leads is not known while planning.
 */
public final class OneManagerEngineAtATime implements OrderRule {

    @Override
    public String name() {
        return "OneManagerEngineAtATime";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        List<Stretch> engines =
                Orders.stretches(graph, "engine", step -> managersChange(planned, step.address())).stream()
                        .map(engine -> whole(graph, engine))
                        .sorted((one, other) -> Boolean.compare(beganSwarm(planned, one), beganSwarm(planned, other)))
                        .toList();
        Set<Address> going = Orders.having(graph, DemoteNode.class);
        Majority now = Majority.seen(graph, planned);
        // One that an earlier run made a manager, and could not record, is missed when it restarts like any other.
        Set<Address> coming = new TreeSet<>(Orders.coming(graph));
        coming.removeAll(now.answering());
        boolean wait = !coming.isEmpty() && !engines.stream().allMatch(engine -> now.spares(node(engine)));
        // Who comes has its engine changed before; nobody is missed while that restarts.
        List<Stretch> first = engines.stream()
                .filter(engine -> wait && coming.contains(node(engine)))
                .toList();
        List<Stretch> later =
                engines.stream().filter(engine -> !first.contains(engine)).toList();
        Orders.chain(graph, later);
        if (wait) {
            Orders.order(graph, first, Orders.additions(graph, coming::contains));
            Orders.order(graph, Orders.additions(graph, coming::contains), later);
        }
        Orders.order(graph, later, Orders.additions(graph, node -> !wait || !coming.contains(node)));
        Orders.order(graph, later, Orders.removals(graph, going::contains));
        Majority then = wait ? now.with(coming) : now;
        return later.stream()
                .flatMap(engine -> judged(then, node(engine)).stream())
                .toList();
    }

    /**
     * From what is noted before its node is drained to the check; an engine that restarts in an autolocked swarm is there again once its manager is
     * unlocked.
     */
    private static Stretch whole(StepGraph graph, Stretch engine) {
        Node first = engine.first();
        Node last = engine.last();
        for (Node step : graph.steps(node(engine))) {
            first = step.step() instanceof NoteServices ? step : first;
            last = step.step() instanceof UnlockNode || step.step() instanceof CheckUpgraded ? step : last;
        }
        return new Stretch(first, last);
    }

    /** The manager that a swarm began on leads it mostly: it comes last, so that the others choose a leader once. */
    private static boolean beganSwarm(Planned planned, Stretch engine) {
        return Cluster.begunOn(planned).equals(Optional.of(node(engine).as("host")));
    }

    private static Address node(Stretch engine) {
        return engine.first().step().address().as("node");
    }

    /** Whether the managers keep a majority while the engine of one of them restarts. */
    private static Optional<Diagnostic> judged(Majority majority, Address node) {
        if (!majority.managers().contains(node) || majority.spares(node)) {
            return Optional.empty();
        }
        return Optional.of(
                majority.managers().size() == 1
                        ? new Diagnostic(
                                Severity.WARNING,
                                "The only manager's engine may restart",
                                "While the engine of " + node.name() + " restarts nobody manages the swarm.",
                                null,
                                List.of(),
                                "Three managers would go on.")
                        : Diagnostic.error(
                                        "The swarm would lose its majority",
                                        "The engine of " + node.name() + " is to be changed, and of the "
                                                + majority.managers().size() + " managers only " + majority.others(node)
                                                + " others answer.")
                                .withHint("Bring the other managers back, or add one, first."));
    }

    private static boolean managersChange(Planned planned, Address engine) {
        Entries node = planned.spec(engine.as("node")).orElse(Entries.NONE);
        boolean manager = Values.textOf(node, "role").filter("manager"::equals).isPresent();
        return manager
                && switch (planned.change(engine)) {
                    case Change.Update _, Change.Replace _ -> true;
                    case Change.Create _, Change.Delete _, Change.Forget _, Change.NoOp _ -> false;
                };
    }
}

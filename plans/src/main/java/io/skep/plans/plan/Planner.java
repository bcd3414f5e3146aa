package io.skep.plans.plan;

import io.skep.plans.apply.Resolving;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Differ;
import io.skep.plans.resource.Needs;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Types;
import io.skep.plans.state.State;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.state.form.SeenFingerprint;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a plan from what is wanted, what is recorded and what was seen. Pure: it touches nothing, and the same inputs give the same plan.
 * Errors are collected; with one there is no plan.
 */
public final class Planner {
    private final Types types;
    private final List<OrderRule> rules;
    private final Resolving resolving;
    private final SecretDigest digests;

    /** A planner over the state that {@code digests} are of. */
    public Planner(Types types, List<OrderRule> rules, Resolving resolving, SecretDigest digests) {
        this.types = types;
        this.rules = List.copyOf(rules);
        this.resolving = resolving;
        this.digests = digests;
    }

    /** The plan: changes, then steps, then their order. */
    public Planning plan(Topology topology, State state, SortedMap<Address, Seen> seen, PlanOptions options) {
        Diagnostics problems = new Diagnostics();
        SortedMap<Address, Resource> wanted = options.destroy() ? new TreeMap<>() : topology.resources();
        Situation asked = new Situation(wanted, state, seen, types, new Differ(digests), resolving, options);
        Needs.order(asked.wantedNeeds()).circle().ifPresent(circle -> problems.add(circular(circle, wanted)));
        Changes changes = new Changes(asked);
        changes.decide();
        Situation situation = asked.wanting(changes.specs());
        SortedSet<Address> selected = Selection.of(situation, changes.all(), problems);
        selected.stream()
                .filter(each -> changes.problems().containsKey(each))
                .forEach(each -> problems.add(
                        changes.problems().getOrDefault(each, Diagnostic.error("Cannot be planned", each.toString()))));
        if (problems.hasErrors()) {
            return new Planning(Optional.empty(), problems);
        }
        List<PlannedStep> steps = steps(situation, changes, only(changes.all(), selected), problems);
        if (problems.hasErrors()) {
            return new Planning(Optional.empty(), problems);
        }
        Plan plan = new Plan(
                topology.name(),
                topology.digest(),
                state.lineage(),
                state.serial(),
                only(situation.wanted(), selected),
                Drift.of(situation, selected),
                List.copyOf(only(changes.all(), selected).values()),
                steps,
                fingerprints(situation, selected),
                outputs(topology, options, changes),
                topology.sources(),
                topology.variables(),
                problems.list());
        return new Planning(Optional.of(plan), problems);
    }

    private List<PlannedStep> steps(
            Situation situation, Changes changes, SortedMap<Address, Change> selected, Diagnostics problems) {
        PlannedView planned = new PlannedView(situation, changes.specs(), selected);
        StepLayout layout = new StepLayout(situation, selected, planned);
        StepWeb web = layout.lay();
        if (web.ordered().size() == web.steps().size()) {
            rules.forEach(rule -> rule.order(web, planned).forEach(problems::add));
        }
        List<StepGraph.Node> ordered = web.ordered();
        if (ordered.size() < web.steps().size()) {
            problems.add(stuck(web, ordered));
        }
        return layout.planned(ordered);
    }

    private static Diagnostic circular(List<Address> circle, SortedMap<Address, Resource> wanted) {
        String path = circle.stream().map(Address::toString).collect(Collectors.joining(" needs "));
        String places = circle.stream()
                .distinct()
                .map(each -> Optional.ofNullable(wanted.get(each))
                        .map(Resource::place)
                        .orElse(""))
                .filter(place -> !place.isEmpty())
                .collect(Collectors.joining(", "));
        return Diagnostic.error("Resources need each other in a circle", path + " (" + places + ").")
                .withHint("Take one of these references or depends_on out.");
    }

    private static Diagnostic stuck(StepWeb web, List<StepGraph.Node> ordered) {
        Set<String> done = ordered.stream().map(StepGraph.Node::id).collect(Collectors.toSet());
        String waiting = web.steps().stream()
                .filter(node -> !done.contains(node.id()))
                .limit(10)
                .map(StepGraph.Node::id)
                .collect(Collectors.joining(", "));
        return Diagnostic.error(
                        "Steps wait for each other in a circle", "None of these could ever begin: " + waiting + ".")
                .withHint("Make the change in two applies: first remove, then add.");
    }

    private SortedMap<Address, String> fingerprints(Situation situation, SortedSet<Address> selected) {
        TreeMap<Address, String> prints = new TreeMap<>();
        selected.forEach(address -> prints.put(address, SeenFingerprint.of(situation.seen(address), digests)));
        return prints;
    }

    private static SortedMap<String, Value> outputs(Topology topology, PlanOptions options, Changes changes) {
        TreeMap<String, Value> outputs = new TreeMap<>();
        if (!options.destroy()) {
            topology.outputs().forEach((name, value) -> outputs.put(name, changes.known(value)));
        }
        return outputs;
    }

    private static <V> SortedMap<Address, V> only(SortedMap<Address, V> all, SortedSet<Address> selected) {
        TreeMap<Address, V> some = new TreeMap<>();
        all.forEach((address, value) -> {
            if (selected.contains(address)) {
                some.put(address, value);
            }
        });
        return some;
    }
}

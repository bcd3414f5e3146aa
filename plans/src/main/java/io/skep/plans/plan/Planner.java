package io.skep.plans.plan;

import io.skep.plans.apply.Resolving;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Differ;
import io.skep.plans.resource.Needs;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Types;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.State;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.state.form.SeenFingerprint;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.Directions;
import io.skep.plans.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
        return plan(topology, state, seen, options, new TreeMap<>());
    }

    /** The same where a look found something to say of what is wanted. */
    Planning plan(
            Topology topology,
            State state,
            SortedMap<Address, Seen> seen,
            PlanOptions options,
            SortedMap<Address, List<Diagnostic>> said) {
        Diagnostics problems = new Diagnostics();
        contradictions(topology, options).forEach(problems::add);
        Moves moves = Moves.of(topology, state, types);
        moves.problems().forEach(problems::add);
        SortedMap<Address, Resource> wanted =
                options.mode() == PlanOptions.Mode.USUAL || options.mode() == PlanOptions.Mode.IMPORT_ONLY
                        ? topology.resources()
                        : new TreeMap<>();
        Situation asked = new Situation(
                wanted, moves.state(), seen, types, new Differ(digests), resolving, options, topology.directions());
        Needs.order(asked.wantedNeeds()).circle().ifPresent(circle -> problems.add(circular(circle, wanted)));
        Changes changes = new Changes(asked);
        if (options.mode() != PlanOptions.Mode.REFRESH_ONLY) {
            changes.decide();
        }
        Situation situation = asked.wanting(changes.specs());
        SortedSet<Address> selected = Selection.of(situation, changes.all(), problems);
        selected.stream()
                .filter(each -> changes.problems().containsKey(each))
                .forEach(each -> problems.add(
                        changes.problems().getOrDefault(each, Diagnostic.error("Cannot be planned", each.toString()))));
        only(said, selected).values().forEach(each -> each.forEach(problems::add));
        if (problems.hasErrors()) {
            return new Planning(Optional.empty(), problems, new TreeMap<>());
        }
        SortedMap<Address, List<Diagnostic>> refusals = new TreeMap<>();
        Optional<Plan> plan = options.recordsOnly()
                ? Optional.of(recording(topology, moves, situation, selected, problems))
                : changing(topology, moves, situation, changes, selected, problems, refusals);
        return new Planning(plan.filter(_ -> !problems.hasErrors()), problems, refusals);
    }

    private Optional<Plan> changing(
            Topology topology,
            Moves moves,
            Situation situation,
            Changes changes,
            SortedSet<Address> selected,
            Diagnostics problems,
            SortedMap<Address, List<Diagnostic>> refusals) {
        PlanOptions options = situation.options();
        List<PlannedStep> steps = steps(situation, changes, only(changes.all(), selected), problems);
        Notes notes = new Notes(situation, selected);
        List<JournalEntry> written = new ArrayList<>(moves.entries());
        written.addAll(notes.imports(changes.all()));
        List<JournalEntry> setAside = notes.setAside(changes.all());
        written.addAll(setAside);
        PlannedConditions conditions = new PlannedConditions(
                options.destroy() ? Directions.NONE : topology.directions(), changes::known, problems, refusals);
        Terms terms = new Terms(
                options.mode(),
                !options.looks(),
                written,
                imported(situation, selected),
                conditions.of(selected),
                conditions.checks());
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new Plan(
                topology.name(),
                topology.digest(),
                situation.state().lineage(),
                situation.state().serial(),
                only(situation.wanted(), selected),
                Drift.of(situation, selected),
                List.copyOf(only(changes.all(), selected).values()),
                steps,
                fingerprints(situation, selected, setAside),
                outputs(topology, options, changes),
                topology.sources(),
                topology.variables(),
                problems.list(),
                terms));
    }

    /** A plan that changes nothing but the record. */
    private Plan recording(
            Topology topology, Moves moves, Situation situation, SortedSet<Address> selected, Diagnostics problems) {
        boolean refreshes = situation.options().mode() == PlanOptions.Mode.REFRESH_ONLY;
        List<Change> drift = refreshes ? Drift.of(situation, selected) : List.of();
        Notes notes = new Notes(situation, selected);
        List<JournalEntry> written = new ArrayList<>(moves.entries());
        written.addAll(refreshes ? notes.refreshed(drift) : notes.importsAsSeen());
        SortedMap<Address, String> imported = refreshes ? new TreeMap<>() : imported(situation, selected);
        Terms terms = new Terms(situation.options().mode(), false, written, imported, new TreeMap<>(), List.of());
        TreeSet<Address> noted = new TreeSet<>(terms.moves().keySet());
        noted.addAll(imported.keySet());
        List<Change> changes = noted.stream().<Change>map(Change.NoOp::new).toList();
        TreeSet<Address> recorded = new TreeSet<>(situation.state().resources().keySet());
        recorded.addAll(imported.keySet());
        recorded.retainAll(selected);
        return new Plan(
                topology.name(),
                topology.digest(),
                situation.state().lineage(),
                situation.state().serial(),
                new TreeMap<>(),
                drift,
                changes,
                List.of(),
                fingerprints(situation, recorded),
                situation.state().outputs(),
                topology.sources(),
                topology.variables(),
                problems.list(),
                terms);
    }

    private static SortedMap<Address, String> imported(Situation situation, SortedSet<Address> selected) {
        TreeMap<Address, String> imported = new TreeMap<>();
        selected.forEach(address -> situation.imported(address).ifPresent(id -> imported.put(address, id)));
        return imported;
    }

    private static List<Diagnostic> contradictions(Topology topology, PlanOptions options) {
        List<Diagnostic> problems = new ArrayList<>();
        if (!options.replaces().isEmpty() && options.mode() != PlanOptions.Mode.USUAL) {
            problems.add(Diagnostic.error(
                    "Replace and nothing made", "-replace makes something anew, which this kind of plan does not."));
        }
        if (!options.looks() && options.mode() == PlanOptions.Mode.REFRESH_ONLY) {
            problems.add(Diagnostic.error(
                    "Refresh only, and no refresh",
                    "-refresh-only is about what is seen, and -refresh=false looks at nothing."));
        }
        topology.directions().removals().stream()
                .filter(each -> topology.resources().keySet().stream()
                        .anyMatch(wanted ->
                                wanted.equals(each.from()) || wanted.block().equals(each.from())))
                .forEach(each -> problems.add(Diagnostic.error(
                                "Removed and still asked for",
                                each.from() + " is removed (" + each.place() + "), but the topology still asks for it.")
                        .withHint("Take its block out, or the removed block.")));
        topology.directions().imports().forEach((address, each) -> {
            if (!topology.resources().containsKey(address)) {
                problems.add(Diagnostic.error(
                                "Imported and not asked for",
                                "\"" + each.id() + "\" is to become " + address + " (" + each.place()
                                        + "), but the topology has no such resource.")
                        .withHint("Write its block, as it is to be."));
            }
        });
        return problems;
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

    /** What is set aside is looked at under its new address. */
    private SortedMap<Address, String> fingerprints(
            Situation situation, SortedSet<Address> selected, List<JournalEntry> setAside) {
        SortedMap<Address, String> prints = fingerprints(situation, selected);
        for (JournalEntry note : setAside) {
            if (note instanceof JournalEntry.Moved(Address from, Address to)) {
                prints.remove(from);
                prints.put(to, SeenFingerprint.of(situation.seenAsRecorded(from), digests));
            }
        }
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

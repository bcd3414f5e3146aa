package io.skep.cli.tests;

import io.skep.cli.Version;
import io.skep.cli.show.PlanJson;
import io.skep.plans.apply.Resolution;
import io.skep.plans.apply.Resolving;
import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Condition;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.text.eval.function.JsonReading;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Directions.Check;
import io.skep.plans.topology.Expressions;
import io.skep.plans.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What is known of a topology at one moment of a test: before its plan, when it is planned, or when it is applied. */
final class Moment {

    private final Topology topology;
    private final Resolution resolution;

    private Moment(Topology topology, Resolution resolution) {
        this.topology = topology;
        this.resolution = resolution;
    }

    /** When all that is recorded is so. */
    static Moment recorded(Topology topology, Resolving resolving, Optional<State> state) {
        return new Moment(topology, new Resolution(resolving, outputs(state)));
    }

    /** When this plan is made: what it makes, and makes anew, is not known yet. */
    static Moment planned(Topology topology, Resolving resolving, Optional<State> state, Plan plan) {
        TreeMap<Address, Change> changes = new TreeMap<>();
        plan.changes().forEach(change -> changes.put(change.address(), change));
        Function<Address, Entries> recorded = outputs(state);
        return new Moment(topology, new Resolution(resolving, address -> switch (changes.get(address)) {
            case null -> recorded.apply(address);
            case Change.NoOp _, Change.Update _ -> recorded.apply(address);
            case Change.Create _, Change.Replace _, Change.Delete _, Change.Forget _ -> Entries.NONE;
        }));
    }

    private static Function<Address, Entries> outputs(Optional<State> state) {
        return address -> state.flatMap(known -> known.recorded(address))
                .map(Recorded::outputs)
                .orElse(Entries.NONE);
    }

    /** The topology's outputs, as far as they are known. */
    SortedMap<String, Value> outputs() {
        TreeMap<String, Value> outputs = new TreeMap<>(topology.outputs());
        outputs.replaceAll((_, value) -> resolution.known(value));
        return outputs;
    }

    /** The topology's checks, as far as they are known. */
    List<Check> checks() {
        return topology.directions().checks().stream()
                .map(check -> new Check(
                        check.name(), check.asserts().stream().map(this::known).toList()))
                .toList();
    }

    private Condition known(Condition condition) {
        return new Condition(
                resolution.known(condition.holds()), resolution.known(condition.message()), condition.place());
    }

    /** Expressions as an {@code assert} sees them; {@code earlier} are the outputs of earlier runs, by their names. */
    Expressions expressions(Expressions topologys, Entries earlier, List<String> hosts, Optional<Plan> plan) {
        TreeMap<String, Value> more = new TreeMap<>();
        more.put("output", new Entries(outputs()));
        more.put("run", earlier);
        more.put("world", Entries.NONE.with("hosts", Values.texts(hosts)));
        plan.ifPresent(made ->
                more.put("plan", JsonReading.value(new PlanJson(Version.NUMBER).plan(made, Optional.empty()))));
        return topologys.seeing(resolution::known, more);
    }
}

package io.skep.plans.apply;

import io.skep.plans.apply.Looker.Looked;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Owned;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.Progress;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a state is made good from the world: list what bears our marks, look at everything wanted or recorded, list again what can only be
 * listed then, adopt what is ours, explain the rest. Changes nothing. What is adopted is recorded as begun, so that the next plan looks at it
 * and the next apply completes it; what the topology does not name any more shows in the next plan as to be removed.
 */
public final class RecoverStory {
    private final Setting setting;
    private final Collection<ResourceType> types;
    private final List<Address> adopted = new ArrayList<>();
    private final List<String> explained = new ArrayList<>();

    /**
     * A story.
     *
     * @param types every kind of resource, those first on which others live
     */
    public RecoverStory(Setting setting, Collection<ResourceType> types) {
        this.setting = setting;
        this.types = List.copyOf(types);
    }

    /**
     * Tells it.
     *
     * @param salvaged what could still be read; empty where nothing could
     * @param lineage the state's lineage where somebody knows it
     */
    public Recovery tell(Optional<State> salvaged, Optional<String> lineage, Topology topology)
            throws InterruptedException {
        Ownership marks = new Ownership(
                topology.name(), lineage.or(() -> salvaged.map(State::lineage)).orElse(""));
        List<Owned> listed = listed(new Sight(setting, marks, new Facts(), new TreeMap<>()), false);
        State known = salvaged.orElseGet(() -> empty(topology, lineage.orElseGet(() -> onlyLineage(listed))));
        State withListed = adopting(listed, known);
        Looked looked = new Looker(setting).look(withListed, topology.resources(), topology.name());
        Sight sight = new Sight(setting, Ownership.of(withListed, topology.name()), looked.facts(), looked.seen());
        State withWanted = adoptingSeen(looked, topology, withListed, sight);
        State all = adopting(listed(sight, true), withWanted);
        known.resources().keySet().forEach(address -> explain(address, sight(looked, address)));
        return new Recovery(all, adopted, explained);
    }

    private static State empty(Topology topology, String lineage) {
        return new State(lineage, 0, topology.name(), new TreeMap<>(), new TreeMap<>());
    }

    private static String onlyLineage(List<Owned> listed) {
        SortedSet<String> lineages = new TreeSet<>();
        listed.forEach(owned -> lineages.add(owned.owner().lineage()));
        if (lineages.size() == 1) {
            return lineages.first();
        }
        String why = lineages.isEmpty()
                ? "Nothing that can be listed bears this topology's marks, so the lineage of the lost state is not known."
                : "Things of several states bear this topology's name; their lineages are: "
                        + String.join(", ", lineages) + ".";
        throw new UserError(why + " Nothing was changed. What skep made bears its lineage as the label "
                + Ownership.LINEAGE_LABEL + "; with it, type: skep recover -lineage LINEAGE");
    }

    /** A kind that cannot be listed now is told of, once everything that may help was looked at. */
    private List<Owned> listed(Sight sight, boolean tell) throws InterruptedException {
        List<Owned> all = new ArrayList<>();
        for (ResourceType type : types) {
            try {
                all.addAll(type.ours(sight));
            } catch (RemoteException | UserError failed) {
                if (tell) {
                    explained.add("Nobody can tell whether there is more of the kind " + type.kind() + ": "
                            + failed.getMessage());
                }
            }
        }
        return all;
    }

    private State adopting(List<Owned> listed, State state) {
        State more = state;
        for (Owned owned : listed) {
            if (!owned.owner().lineage().equals(state.lineage())) {
                explained.add(
                        owned.address() + " of the lineage " + owned.owner().lineage()
                                + " is there and belongs to another state of this name; it is left alone.");
            } else if (more.recorded(owned.address()).isEmpty()) {
                adopted.add(owned.address());
                more = more.with(begun(owned.address(), owned.spec(), owned.outputs(), new TreeSet<>()));
            }
        }
        return more;
    }

    private static Seen sight(Looked looked, Address address) {
        return looked.seen().getOrDefault(address, new Seen.Unreachable("nobody looked"));
    }

    private State adoptingSeen(Looked looked, Topology topology, State state, Sight sight) {
        State more = state;
        for (Resource wanted : topology.resources().values()) {
            Address address = wanted.address();
            if (state.recorded(address).isPresent() && !adopted.contains(address)) {
                continue;
            }
            switch (sight(looked, address)) {
                case Seen.Present(var _, Entries outputs) -> {
                    if (!adopted.contains(address)) {
                        adopted.add(address);
                    }
                    Entries spec = settled(sight.resolution().known(wanted.spec()));
                    more = more.with(begun(address, spec, outputs, wanted.needs()));
                }
                case Seen.Unreachable(String why) ->
                    explained.add(
                            address + " cannot be looked at, so nobody can tell whether it is there: " + why + ".");
                case Seen.Foreign(String why) -> explained.add(address + " is there and is not ours: " + why + ".");
                case Seen.Absent _ -> explained.add(address + " is not there; the next apply makes it.");
            }
        }
        return more;
    }

    private void explain(Address address, Seen seen) {
        switch (seen) {
            case Seen.Present _ -> {}
            case Seen.Absent _ -> explained.add(address + " is recorded and not there any more.");
            case Seen.Unreachable(String why) ->
                explained.add(address + " is recorded and cannot be looked at: " + why + ".");
            case Seen.Foreign(String why) ->
                explained.add(address + " is recorded, and what is there is not ours: " + why + ".");
        }
    }

    private static Recorded begun(Address address, Entries spec, Entries outputs, SortedSet<Address> needs) {
        return new Recorded(address, spec, outputs, needs, Progress.MAKING, 0);
    }

    /** Without what is not known before others are looked at again. */
    private static Entries settled(Entries spec) {
        TreeMap<String, Value> known = new TreeMap<>(spec.entries());
        known.values().removeIf(Opaque::hasLater);
        return new Entries(known);
    }
}

package io.skep.swarm.node;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a node and the services stood before the node is drained for its engine. An output of the node from then until it is checked, so that
 * neither a retry nor a run that was broken off takes what the drain itself brought about for how things were.
 *
 * @param availability of the node
 * @param running how many tasks of each service ran that were meant to, by the id of the service
 * @param lacking the ids of services that had fewer tasks than they ask for, or whose tasks on the node did not run
 */
record Noted(String availability, SortedMap<String, Long> running, List<String> lacking) {

    private static final String OUTPUT = "before_upgrade";
    private static final String AVAILABILITY = "availability";
    private static final String RUNNING = "running";
    private static final String LACKING = "lacking";

    Noted {
        lacking = List.copyOf(lacking);
    }

    static Noted of(String availability, List<Standing> services, Collection<String> notRunningHere) {
        TreeMap<String, Long> running = new TreeMap<>();
        services.forEach(each -> running.put(each.id(), each.total()));
        TreeSet<String> lacking = new TreeSet<>(notRunningHere);
        services.stream().filter(Standing::lacking).map(Standing::id).forEach(lacking::add);
        return new Noted(availability, running, List.copyOf(lacking));
    }

    /** What is noted of a node in its outputs; empty where nothing is. */
    static Optional<Noted> in(Entries outputs) {
        Entries noted = Values.entriesOf(outputs, OUTPUT);
        if (noted.entries().isEmpty()) {
            return Optional.empty();
        }
        Entries running = Values.entriesOf(noted, RUNNING);
        TreeMap<String, Long> all = new TreeMap<>();
        running.entries()
                .keySet()
                .forEach(id -> all.put(id, Values.longOf(running, id).orElse(0L)));
        return Optional.of(
                new Noted(Values.textOf(noted, AVAILABILITY).orElse(""), all, Values.textsOf(noted, LACKING)));
    }

    /** What is noted of a node, or an error that names it. */
    static Noted required(Window window, Address node) throws RemoteException {
        return in(window.outputs(node))
                .orElseThrow(() -> new RemoteException(
                        node.label() + ": it is not noted how the services stood before; run skep plan again", false));
    }

    /** As outputs of the node. */
    Entries outputs() {
        TreeMap<String, Value> all = new TreeMap<>();
        running.forEach((id, tasks) -> all.put(id, Values.number(tasks)));
        return Entries.NONE.with(
                OUTPUT,
                Entries.NONE
                        .with(AVAILABILITY, Values.text(availability))
                        .with(RUNNING, new Entries(all))
                        .with(LACKING, Values.texts(lacking)));
    }

    /** Outputs of a node that was seen, with what the state keeps of how things were. */
    static Entries kept(Entries recorded, Entries outputs) {
        return in(recorded).isPresent() ? outputs.with(OUTPUT, recorded.get(OUTPUT)) : outputs;
    }

    /** The outputs of a node of which nothing is noted any more. */
    static Entries nothing() {
        return Entries.NONE.with(OUTPUT, Entries.NONE);
    }

    /** How many tasks of a service are to run without the node: as many as ran, but for those it does not ask for any more. */
    long floor(Standing now) {
        return Math.min(running.getOrDefault(now.id(), 0L), now.replicas());
    }

    /** Whether a service was not as it should be before the node was touched. */
    boolean lacked(String service) {
        return lacking.contains(service);
    }
}

package io.skep.swarm.cluster;

import io.skep.plans.resource.Address;
import io.skep.swarm.document.Names;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A swarm whose managers hear of no leader, as the hosts tell of it.
 *
 * @param answering the hosts that take themselves for managers
 * @param others the other hosts that are recorded as managers, and what is with them
 */
public record Headless(SortedSet<Address> answering, SortedMap<Address, String> others) {
    public Headless {
        answering = Collections.unmodifiableSortedSet(new TreeSet<>(answering));
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    }

    /** How many managers are recorded. */
    public int managers() {
        return answering.size() + others.size();
    }

    /** How many of them are a majority. */
    public int majority() {
        return managers() / 2 + 1;
    }

    /** Whether those that answer are no majority, so that they cannot choose a leader however long one waits. */
    public boolean lost() {
        return answering.size() < majority();
    }

    /** What is wrong and what to type next, in words that go on a sentence. */
    public String words() {
        String there = names(answering);
        if (!lost()) {
            return "the swarm has no leader at the moment, though " + answering.size() + " of its " + managers()
                    + " managers answer (" + there + "): they may be choosing one. Try again; if it stays so, see that"
                    + " they reach one another at port 2377";
        }
        return "the swarm has lost its majority: of its " + managers() + " managers only " + answering.size()
                + (answering.size() == 1 ? " answers (" : " answer (") + there + ") and " + majority()
                + " are needed, so nothing can be changed ("
                + String.join("; ", List.copyOf(others.values()))
                + "). Bring one of the others back, or, where they are lost for good, type: skep swarm recover";
    }

    private static String names(SortedSet<Address> hosts) {
        return hosts.stream().map(Names::shown).collect(Collectors.joining(", "));
    }
}

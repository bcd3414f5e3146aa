package io.skep.cli.command;

import io.skep.plans.apply.Looker;
import io.skep.plans.apply.Window;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.State;
import io.skep.plans.topology.Topology;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The hosts of a topology as they were seen, for commands that look at nothing else of it and need no state.
 *
 * @param state what is recorded; nothing where there is no state yet
 * @param window to look further through
 */
record HostsSeen(State state, SortedMap<Address, Seen> seen, Window window) {

    /** Looks at all hosts, several at once. */
    static HostsSeen of(Work work, Topology topology, Project project) throws InterruptedException {
        TreeMap<Address, Resource> hosts = new TreeMap<>(topology.resources());
        hosts.keySet().removeIf(each -> !each.kind().equals("host"));
        State state = work.store()
                .load()
                .orElseGet(() -> new State("none", 0, topology.name(), new TreeMap<>(), new TreeMap<>()));
        Looker looker =
                new Looker(work.setting(project.resolving(), work.report().screen()));
        Looker.Looked looked = looker.look(state, hosts, topology.name());
        TreeMap<Address, Seen> seen = new TreeMap<>(looked.seen());
        seen.keySet().retainAll(hosts.keySet());
        return new HostsSeen(state, seen, looker.window(state, looked));
    }

    /** The hosts the topology asks for, be they there or not. */
    SortedSet<Address> hosts() {
        return new TreeSet<>(seen.keySet());
    }
}

package io.skep.swarm.node;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The managers as one reading of the node list shows them without the one that is to go.
 *
 * @param left managers there will be
 * @param reachable how many of them answer
 * @param manager whether the one that is to go is a manager
 */
record Quorum(int left, int reachable, boolean manager) {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** Whether those that answer are a majority of those that are left. */
    boolean holds() {
        return reachable > left / 2;
    }

    /** Whether the one that is to go is the only manager. */
    boolean last() {
        return manager && left == 0;
    }

    /**
     * Reads the managers twice, as a single reading just after a change of leader may be wrong, and fails without retry
     * where taking {@code id} away would break the majority. The last manager is for the caller to judge.
     */
    static Quorum guard(World world, String name, String id) throws RemoteException, InterruptedException {
        Quorum first = read(world, id);
        world.pause(BETWEEN);
        Quorum second = read(world, id);
        for (Quorum reading : List.of(first, second)) {
            if (reading.manager() && !reading.last() && !reading.holds()) {
                throw new RemoteException(
                        "Refused to take the manager " + name + " out of the swarm: of the " + reading.left()
                                + " managers left only " + reading.reachable()
                                + " would be reachable, which is no majority. Bring the others back first",
                        false);
            }
        }
        return second;
    }

    /** Waits until the other managers that answer are a majority while this one is away; nobody is missed where it is the only one. */
    static void spared(World world, String name, String id) throws RemoteException, InterruptedException {
        Patience.until(
                world,
                LIMIT,
                name
                        + " is not touched: without it the managers that answer are no majority; bring the others back and run"
                        + " skep apply. None came back",
                () -> {
                    Quorum now = read(world, id);
                    return !now.manager() || now.last() || now.reachable() > (now.left() + 1) / 2
                            ? Optional.of(now)
                            : Optional.empty();
                });
    }

    static Quorum of(List<ObjectNode> entries, String id) {
        int left = 0;
        int reachable = 0;
        boolean manager = false;
        for (ObjectNode entry : entries) {
            boolean leaving = entry.path("ID").asString("").equals(id);
            boolean one = Memberships.manager(entry) || entry.has("ManagerStatus");
            manager |= leaving && one;
            left += one && !leaving ? 1 : 0;
            reachable += one && !leaving && Memberships.reachable(entry) ? 1 : 0;
        }
        return new Quorum(left, reachable, manager);
    }

    /** After a change of leader every node is unknown for some seconds: that is waited for, not judged. */
    private static Quorum read(World world, String id) throws RemoteException, InterruptedException {
        return Patience.until(world, LIMIT, "the managers do not know the state of the nodes", () -> {
            List<ObjectNode> entries = Managers.once(world, manager -> manager.list(Route.to("/nodes")));
            boolean unknown = entries.stream()
                    .anyMatch(entry -> Memberships.manager(entry)
                            && Memberships.state(entry).equals("unknown"));
            boolean leader = entries.stream()
                    .anyMatch(
                            entry -> entry.path("ManagerStatus").path("Leader").asBoolean(false));
            return unknown || !leader ? Optional.empty() : Optional.of(of(entries, id));
        });
    }
}

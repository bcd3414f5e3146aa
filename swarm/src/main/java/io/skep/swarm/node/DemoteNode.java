package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a manager a worker, where the others keep a majority, and waits until it is none any more.
 *
 * @param swarm whether the swarm {@link #SWARM_STAYS} or {@link #SWARM_ENDS} with this plan: only then the last manager
 *     is let through, to leave as it is
 */
public record DemoteNode(Address address, String swarm) implements Step {

    /** The plan keeps the swarm. */
    public static final String SWARM_STAYS = "stays";

    /** The plan ends the swarm. */
    public static final String SWARM_ENDS = "ends";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Demote " + address.label() + " to worker";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        if (Managers.find(world) instanceof Managers.Found.Gone) {
            return Entries.NONE;
        }
        String id = Memberships.requiredId(world, address);
        Quorum quorum = Quorum.guard(world, address.label(), id);
        if (quorum.last()) {
            return last(world);
        }
        if (quorum.manager()) {
            Managers.act(
                    world,
                    manager -> manager.revise(
                            Memberships.route(id), Memberships.update(id), current -> current.put("Role", "worker")));
        }
        return Patience.until(
                world,
                LIMIT,
                address.label() + ": it was demoted and still is a manager",
                () -> Managers.once(world, manager -> manager.find(Memberships.route(id)))
                        .map(entry -> demoted(entry))
                        .orElse(Optional.of(Entries.NONE)));
    }

    private Entries last(World world) throws RemoteException {
        if (swarm.equals(SWARM_STAYS)) {
            throw new RemoteException(
                    "Refused to demote " + address.label()
                            + ": it is the only manager, and the swarm would have none. Add another manager first",
                    false);
        }
        world.say(address.label() + " is the last manager: the swarm ends when it leaves");
        return Entries.NONE;
    }

    private static Optional<Entries> demoted(ObjectNode entry) {
        boolean still = entry.has("ManagerStatus") || Memberships.manager(entry);
        return still ? Optional.empty() : Optional.of(Memberships.outputs(entry).with("role", Values.text("worker")));
    }
}

package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has each manager that tells a former address become a manager anew, and so tell its own; then the ways around the former ones end on all hosts.
 * The node that has just joined stands in for it meanwhile, and manages the swarm for that while where it is none of the managers. Nothing is done where all tell their own.
 *
 * @param address of the node that has joined
 */
public record RenewAddresses(Address address) implements Step {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Have managers tell the addresses they have now";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        for (FormerAddress former : FormerAddress.all(world)) {
            world.say(former.node().label() + " tells " + former.told() + " and is at " + former.now());
            renew(world, former);
        }
        endDetours(world);
        return world.outputs(address);
    }

    /** Asked of the two engines themselves: which of the nodes are managers changes meanwhile. */
    private void renew(World world, FormerAddress former) throws RemoteException, InterruptedException {
        EngineApi beside = Engines.act(world, address);
        EngineApi there = Engines.act(world, former.node());
        String helper = Memberships.requiredId(world, address);
        String id = Memberships.requiredId(world, former.node());
        boolean lent = !Memberships.manager(there.object(Memberships.route(helper)));
        if (lent) {
            ask(there, helper, NodeType.MANAGER);
            await(world, address, () -> asked(there, helper, Memberships::reachable));
        }
        guard(beside, former, id);
        ask(beside, id, "worker");
        await(world, former.node(), () -> asked(beside, id, entry -> !entry.has("ManagerStatus")));
        await(world, former.node(), () -> Optional.of(Membership.of(there)).filter(own -> !own.manager()));
        ask(beside, id, NodeType.MANAGER);
        await(world, former.node(), () -> asked(beside, id, Memberships::reachable));
        if (lent) {
            ask(there, helper, "worker");
            await(world, address, () -> asked(there, helper, entry -> !entry.has("ManagerStatus")));
        }
    }

    private static void guard(EngineApi beside, FormerAddress former, String id)
            throws RemoteException, InterruptedException {
        if (!Quorum.of(beside.list(Route.to("/nodes")), id).holds()) {
            throw new RemoteException(
                    "Refused to make " + former.node().label()
                            + " a manager anew: without it those that answer are no majority. Bring the others back first",
                    false);
        }
    }

    private static void ask(EngineApi manager, String id, String role) throws RemoteException, InterruptedException {
        manager.revise(Memberships.route(id), Memberships.update(id), current -> current.put("Role", role));
    }

    private static Optional<ObjectNode> asked(EngineApi manager, String id, Predicate<ObjectNode> holds)
            throws RemoteException, InterruptedException {
        return Optional.of(manager.object(Memberships.route(id))).filter(holds);
    }

    private static <T> void await(World world, Address node, Patience.Question<T> question)
            throws RemoteException, InterruptedException {
        Patience.until(world, LIMIT, node.label() + ": it did not change its role", question);
    }

    /** A host that does not answer keeps what leads to where nobody is; it ends when the host starts again. */
    private static void endDetours(World world) throws RemoteException, InterruptedException {
        for (Address host : world.outputs("host").keySet()) {
            try {
                Detour.end(world.connect(host));
            } catch (RemoteException silent) {
                world.say(host.label() + ": a way around a manager's former address may be left: " + Words.of(silent));
            }
        }
    }
}

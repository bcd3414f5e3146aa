package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a host leave the swarm. A host that does not answer is passed over: its entry is removed all the same. The last
 * manager leaves by force when the swarm ends, unless services that skep did not make still run in it.
 *
 * @param swarm as in {@link DemoteNode}
 */
public record LeaveSwarm(Address address, String swarm) implements Step {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Make " + address.label() + " leave the swarm";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Optional<Membership> before = membership(world);
        if (before.isEmpty() || before.get().inactive()) {
            return Entries.NONE;
        }
        Optional<String> recorded = Memberships.recordedId(world, address);
        boolean another = recorded.filter(before.get().nodeId()::equals).isEmpty();
        boolean unaware = before.get().unaware() && recorded.isPresent() && unheard(world, recorded.get());
        if (another && !unaware) {
            world.say(address.label() + " is another node now and stays as it is");
            return Entries.NONE;
        }
        EngineApi engine = Engines.act(world, address);
        Membership now = before.get();
        if (now.manager() && demoted(world, recorded.get())) {
            now = Patience.until(
                    world,
                    LIMIT,
                    address.label() + ": it was demoted and still takes itself for a manager",
                    () -> Optional.of(Membership.of(engine)).filter(own -> !own.manager()));
        }
        if (now.manager()) {
            last(world, engine, recorded.get());
        }
        boolean force = now.manager() || !now.active();
        engine.post(Route.to("/swarm/leave").with("force", Boolean.toString(force)));
        return Entries.NONE;
    }

    /** Whether no manager hears of the node, so that a host which cannot tell may be it. */
    private static boolean unheard(World world, String id) throws RemoteException, InterruptedException {
        return Managers.find(world) instanceof Managers.Found.Gone
                || Managers.act(world, manager -> manager.find(Memberships.route(id)))
                        .filter(entry -> Memberships.state(entry).equals("ready"))
                        .isEmpty();
    }

    /** Whether the managers know the node as a worker; a demoted node learns of it some seconds later. */
    private static boolean demoted(World world, String id) throws RemoteException, InterruptedException {
        return Managers.act(world, manager -> manager.find(Memberships.route(id)))
                .filter(entry -> !entry.has("ManagerStatus") && !Memberships.manager(entry))
                .isPresent();
    }

    private Optional<Membership> membership(World world) throws InterruptedException {
        try {
            return Optional.of(Membership.of(Engines.look(world, address)));
        } catch (RemoteException silent) {
            world.say(address.label() + " does not answer and cannot be asked to leave: " + Words.of(silent));
            return Optional.empty();
        }
    }

    private void last(World world, EngineApi engine, String id) throws RemoteException, InterruptedException {
        Quorum quorum = Quorum.of(engine.list(Route.to("/nodes")), id);
        if (swarm.equals(DemoteNode.SWARM_STAYS) || quorum.left() > 0) {
            throw new RemoteException(
                    "Refused to make the manager " + address.label() + " leave the swarm before it was demoted", false);
        }
        List<String> foreign = new ArrayList<>();
        for (ObjectNode service : engine.list(Route.to("/services"))) {
            if (OwnLabels.foreign(service.path("Spec").path("Labels"), world.ownership())
                    .isPresent()) {
                foreign.add(service.path("Spec").path("Name").asString("?"));
            }
        }
        if (!foreign.isEmpty()) {
            throw new RemoteException(
                    "Refused to end the swarm on " + address.label()
                            + ": services that skep did not make run in it: " + String.join(", ", foreign)
                            + ". Remove them first (docker service rm)",
                    false);
        }
    }
}

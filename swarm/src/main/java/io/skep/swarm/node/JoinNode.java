package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Leftover;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.cluster.NodeAddresses;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.EngineError;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Joins a host to the swarm, unless it is in it already. The token goes from a manager's answer into the body of one request. */
public record JoinNode(Address address, Entries spec) implements Step {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Join " + address.label() + " as " + Values.textOf(spec, "role").orElse("worker");
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        EngineApi engine = Engines.act(world, address);
        Instant end = world.now().plus(LIMIT);
        Membership before = Patience.until(
                world,
                LIMIT.plusSeconds(30),
                address.label() + ": its engine is still starting its swarm part",
                // A join that goes on in the background for good is one that failed.
                () -> Optional.of(Membership.of(engine))
                        .filter(now -> !now.state().equals(Membership.PENDING)
                                || (now.brokenOff() && world.now().isAfter(end))));
        if (!before.inactive() && !member(world, engine, before)) {
            engine.post(Route.to("/swarm/leave").with("force", "true"));
            before = before.left();
        }
        List<FormerAddress> around = before.inactive() ? FormerAddress.all(world) : List.of();
        for (FormerAddress former : around) {
            world.say(former.node().label() + " tells its former address " + former.told() + "; " + address.label()
                    + " is led to " + former.now() + " instead");
            Detour.lay(world.connect(address.as("host")), former);
        }
        if (before.inactive()) {
            join(world, engine);
        }
        String id = Patience.until(
                world,
                LIMIT,
                address.label() + ": it did not become a member of the swarm",
                () -> joined(Membership.of(engine)));
        Entries outputs = Patience.until(
                world, LIMIT, address.label() + ": the managers do not show it as ready", () -> ready(world, id));
        // Meanwhile another that joined may have ended the ways around on all hosts, before this one was laid.
        if (!around.isEmpty() && FormerAddress.all(world).isEmpty()) {
            Detour.end(world.connect(address.as("host")));
        }
        return outputs;
    }

    private void join(World world, EngineApi engine) throws RemoteException, InterruptedException {
        String role = Values.textOf(spec, "role").orElse("worker");
        NodeAddresses addresses = NodeAddresses.of(world, address.as("host"), spec);
        String availability = Values.textOf(spec, "availability").orElse("active");
        Invitation invitation = Invitation.fetch(world, role);
        try {
            engine.post(Route.to("/swarm/join"), invitation.document(addresses, availability));
        } catch (EngineError error) {
            // The engine goes on trying by itself after its own 20 seconds; whether it gets there is asked below.
            if (!error.words().contains("continue in the background")) {
                throw error;
            }
        }
    }

    /** Whether the swarm knows the host; false where it is a member that skep made and a manager has forgotten. */
    private boolean member(World world, EngineApi engine, Membership membership)
            throws RemoteException, InterruptedException {
        if (membership.brokenOff()) {
            world.say("An earlier join of " + address.label() + " failed; it leaves and joins anew");
            return false;
        }
        String id = membership.nodeId();
        boolean known = !id.isEmpty()
                && Managers.act(world, manager -> manager.find(Memberships.route(id)))
                        .isPresent();
        if (known && membership.active()) {
            return true;
        }
        boolean ours = !id.isEmpty()
                && Memberships.recordedId(world, address).filter(id::equals).isPresent();
        if (!known && (ours || leftover(world, membership))) {
            world.say("The swarm has forgotten " + address.label() + "; it leaves and joins anew");
            return false;
        }
        String trouble = membership.trouble().isEmpty() ? "" : ": " + membership.trouble();
        String which = known ? "its membership is broken" : "it is in another swarm";
        throw new RemoteException(
                engine.host() + ": " + which + " (" + membership.state() + trouble
                        + "); type docker swarm leave --force there and apply again",
                false);
    }

    private static boolean leftover(World world, Membership membership) throws InterruptedException {
        Optional<String> swarm = Managers.find(world) instanceof Managers.Found.Reached reached
                ? Optional.of(reached.membership().clusterId())
                : Optional.empty();
        return Leftover.is(world, membership, swarm);
    }

    private Optional<String> joined(Membership membership) throws RemoteException {
        if (membership.state().equals("error") || membership.state().equals("locked")) {
            throw new RemoteException(
                    address.label() + ": joining the swarm failed (" + membership.state() + "): "
                            + membership.trouble(),
                    false);
        }
        return Optional.of(membership.nodeId()).filter(id -> membership.active() && !id.isEmpty());
    }

    private Optional<Entries> ready(World world, String id) throws RemoteException, InterruptedException {
        Optional<ObjectNode> entry = Managers.once(world, manager -> manager.find(Memberships.route(id)));
        return entry.filter(found -> Memberships.state(found).equals("ready"))
                .filter(found -> !Memberships.manager(found) || Memberships.reachable(found))
                .map(Memberships::outputs);
    }
}

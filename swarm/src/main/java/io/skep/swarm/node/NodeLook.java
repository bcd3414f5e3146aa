package io.skep.swarm.node;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Engines;
import io.skep.swarm.cluster.Leftover;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Membership;
import io.skep.swarm.cluster.MovedAddress;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineLook;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Looks at a node from both sides: the entry that managers keep, and what the host itself says. */
final class NodeLook {

    private NodeLook() {}

    /** What the host itself says: its membership, that it has none for certain, or nothing. */
    private sealed interface Own {
        record Says(Membership membership) implements Own {}

        record NoEngine() implements Own {}

        record Silent(String why) implements Own {}
    }

    static Seen look(Window window, Target target) throws InterruptedException {
        Address node = target.address();
        Own own = ask(window, node);
        Optional<String> recorded = Memberships.id(target.outputs());
        return switch (Managers.find(window)) {
            case Managers.Found.Reached reached -> {
                EngineLook manager = reached.engine();
                try {
                    yield recorded.isPresent()
                            ? known(manager, window, target, recorded.get(), own)
                            : unknown(window, reached, target, own);
                } catch (RemoteException error) {
                    yield new Seen.Unreachable(Words.of(error));
                }
            }
            case Managers.Found.Gone() -> withoutSwarm(window, node, own, recorded);
            case Managers.Found.Silent(String why, var _) ->
                recorded.isEmpty() && own instanceof Own.NoEngine ? new Seen.Absent() : new Seen.Unreachable(why);
        };
    }

    private static Seen known(EngineLook manager, Window window, Target target, String id, Own own)
            throws RemoteException, InterruptedException {
        Optional<ObjectNode> entry = manager.find(Memberships.route(id));
        if (entry.isEmpty()) {
            return new Seen.Absent();
        }
        // Managers may still count it as ready for some seconds after its engine started again.
        boolean locked = own instanceof Own.Says(Membership membership) && membership.locked();
        boolean unasked = target.wanted()
                .filter(wanted -> !Memberships.mayBeLocked(wanted))
                .isPresent();
        if (locked && unasked && !Memberships.mayBeLocked(target.spec())) {
            return new Seen.Unreachable(Names.shown(target.address())
                    + " is locked, as autolock was turned on by hand; write autolock = true in the block swarm, and apply"
                    + " unlocks it");
        }
        boolean joined = locked || (agrees(own, id, entry.get()) && !moved(window, target, own));
        return new Seen.Present(
                told(Memberships.seen(entry.get(), joined, locked, target), entry.get(), own),
                Noted.kept(target.outputs(), Memberships.outputs(entry.get())));
    }

    private static Entries told(Entries values, ObjectNode entry, Own own) {
        Optional<String> former =
                own instanceof Own.Says(Membership membership) ? FormerAddress.of(entry, membership) : Optional.empty();
        return former.map(told -> values.with(Memberships.FORMER_ADDRESS, Values.text(told)))
                .orElse(values);
    }

    /** Whether the address that it tells the others is not its host's any more. */
    private static boolean moved(Window window, Target target, Own own) throws RemoteException, InterruptedException {
        return own instanceof Own.Says(Membership membership)
                && MovedAddress.is(window, target.address().as("host"), membership, target.spec());
    }

    /** Nothing is recorded: a join that was broken off is found by what the host says. */
    private static Seen unknown(Window window, Managers.Found.Reached reached, Target target, Own own)
            throws RemoteException, InterruptedException {
        return switch (own) {
            case Own.NoEngine() -> new Seen.Absent();
            case Own.Silent(String why) -> new Seen.Unreachable(why);
            case Own.Says(Membership membership) -> {
                if (membership.inactive() || membership.brokenOff()) {
                    yield new Seen.Absent();
                }
                Optional<ObjectNode> entry = membership.nodeId().isEmpty()
                        ? Optional.empty()
                        : reached.engine().find(Memberships.route(membership.nodeId()));
                Optional<String> ours = Optional.of(reached.membership().clusterId());
                if (entry.isPresent()) {
                    yield present(entry.get(), target, own);
                }
                yield Leftover.is(window, membership, ours) ? new Seen.Absent() : foreign(target.address(), membership);
            }
        };
    }

    private static Seen withoutSwarm(Window window, Address node, Own own, Optional<String> recorded)
            throws InterruptedException {
        return switch (own) {
            case Own.NoEngine() -> new Seen.Absent();
            case Own.Silent(String why) -> new Seen.Unreachable(why);
            case Own.Says(Membership membership) -> {
                boolean ours = recorded.filter(membership.nodeId()::equals).isPresent();
                yield membership.inactive()
                                || membership.brokenOff()
                                || ours
                                || Leftover.is(window, membership, Optional.empty())
                        ? new Seen.Absent()
                        : foreign(node, membership);
            }
        };
    }

    private static Seen present(ObjectNode entry, Target target, Own own) {
        return new Seen.Present(
                told(Memberships.seen(entry, true, false, target), entry, own), Memberships.outputs(entry));
    }

    private static boolean agrees(Own own, String id, ObjectNode entry) {
        return switch (own) {
            case Own.NoEngine() -> false;
            // A host that does not answer proves nothing.
            case Own.Silent _ -> true;
            // An engine that is just starting cannot tell yet, while the managers still hear of it.
            case Own.Says(Membership membership) ->
                membership.nodeId().equals(id)
                        || (membership.unaware() && Memberships.state(entry).equals("ready"));
        };
    }

    private static Seen foreign(Address node, Membership membership) {
        String trouble = membership.trouble().isEmpty() ? "" : ": " + membership.trouble();
        return new Seen.Foreign(Names.shown(node) + " is in a swarm that skep did not make (" + membership.state()
                + trouble + "); make it leave there (docker swarm leave --force) or take it out of the topology");
    }

    private static Own ask(Window window, Address node) throws InterruptedException {
        Seen host = window.seen(node.as("host"));
        Seen engine = window.seen(node.as("engine"));
        if (host instanceof Seen.Absent || engine instanceof Seen.Absent) {
            return new Own.NoEngine();
        }
        try {
            return new Own.Says(Membership.of(Engines.look(window, node)));
        } catch (RemoteException error) {
            return new Own.Silent(Words.of(error));
        }
    }
}

package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Writing;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sets a node's labels and availability through a manager; labels of others stay. A worker that is to be a manager is
 * promoted, never the other way round: that is {@link DemoteNode}'s, which guards the quorum.
 *
 * @param dropped labels to take away
 */
public record ApplyNodeSettings(Address address, Entries spec, Entries dropped) implements Step {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Set labels and availability of " + address.label();
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        String id = Memberships.requiredId(world, address);
        Entries wanted = world.resolve(spec);
        Managers.act(
                world,
                manager -> manager.revise(
                        Memberships.route(id), Memberships.update(id), current -> patch(current, wanted, dropped)));
        return Patience.until(
                world,
                LIMIT,
                address.label() + ": the managers do not show it as ready",
                () -> settled(Managers.once(world, manager -> manager.object(Memberships.route(id))), wanted));
    }

    static ObjectNode patch(ObjectNode current, Entries wanted, Entries dropped) {
        ObjectNode labels = Writing.inner(current, "Labels");
        Values.textMapOf(wanted, "labels").forEach(labels::put);
        OwnLabels.drop(labels, dropped);
        if (Values.boolOf(wanted, Memberships.EXCLUSIVE).orElse(false)) {
            labels.retain(Values.textMapOf(wanted, "labels").keySet());
        }
        new Writing(wanted, current).text("availability", "Availability");
        if (Values.textOf(wanted, "role").filter(NodeType.MANAGER::equals).isPresent()) {
            current.put("Role", NodeType.MANAGER);
        }
        return current;
    }

    private static Optional<Entries> settled(ObjectNode entry, Entries wanted) {
        boolean manager =
                Values.textOf(wanted, "role").filter(NodeType.MANAGER::equals).isPresent();
        return Optional.of(entry)
                .filter(found -> Memberships.state(found).equals("ready"))
                .filter(found -> !manager || Memberships.reachable(found))
                .map(Memberships::outputs);
    }
}

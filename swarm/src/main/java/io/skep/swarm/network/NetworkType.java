package io.skep.swarm.network;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Owned;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.BlockType;
import io.skep.swarm.cluster.Adoption;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Marked;
import io.skep.swarm.document.ClusterBlock;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kind {@code network}: a network that services on every node share. Engines cannot change one, so that a change makes another:
 * where the swarm can hold both, it is made first, services are on both while they move, and then the former one goes.
 */
public final class NetworkType implements ResourceType {

    static final String ID = "network_id";

    /** The block {@code network "name" { ... }}. */
    public static BlockType block() {
        return new ClusterBlock(new NetworkType(), _ -> List.of(), new NetworkCheck(), NetworkDocument::settled);
    }

    @Override
    public String kind() {
        return "network";
    }

    @Override
    public Schema schema() {
        return NetworkSchema.SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return List.of(ID, "name");
    }

    @Override
    public Seen look(Window window, Target target) throws InterruptedException {
        return Managers.look(window, manager -> seen(window, target, Networks.of(manager, window, target)));
    }

    private static Seen seen(Window window, Target target, Optional<ObjectNode> network) {
        if (network.isEmpty()) {
            return new Seen.Absent();
        }
        Optional<String> foreign = OwnLabels.foreign(
                network.get().path("Labels"),
                window.ownership(),
                target.outputs(),
                ID,
                network.get().path("Id").asString(""));
        return foreign.isPresent()
                ? new Seen.Foreign("a network " + Names.docker(target.address()) + " is there: " + foreign.get())
                : new Seen.Present(
                        NetworkDocument.seen(network.get()),
                        OwnLabels.kept(target.outputs(), NetworkDocument.outputs(network.get())));
    }

    @Override
    public Optional<Seen> adopt(Window window, Target target, String id) throws InterruptedException {
        return Optional.of(Adoption.of(
                this,
                window,
                target,
                id,
                ID,
                (manager, name) -> NetworkDocument.find(manager, name)
                        .map(network -> network.path("Id").asString(""))));
    }

    @Override
    public Optional<String> bound(Address from, Address to, Entries spec) {
        return Adoption.bound(from, to);
    }

    @Override
    public List<Owned> ours(Window window) throws RemoteException, InterruptedException {
        return Marked.in(
                window,
                Route.to("/networks"),
                network -> OwnLabels.owned(
                        network.path("Labels"), window.ownership(), kind(), NetworkDocument.outputs(network)));
    }

    /** The new one is made first and the services move to it, wherever the swarm can hold both. */
    @Override
    public boolean madeFirst() {
        return true;
    }

    @Override
    public Optional<String> alone(Address address, Entries before, Entries after) {
        if (Values.boolOf(after, "ingress").orElse(false)
                || Values.boolOf(before, "ingress").orElse(false)) {
            return Optional.of("a swarm has one routing mesh");
        }
        for (Cidr wanted : Pools.subnets(after)) {
            for (Cidr there : Pools.subnets(before)) {
                if (wanted.overlaps(there)) {
                    return Optional.of("both would have the subnet " + wanted);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.Create(Address address, Entries after, boolean _) -> List.of(new CreateNetwork(address, after));
            case Change.Delete delete -> removal(delete, planned);
            // The engine gives its delete and its create one by one.
            case Change.Replace _ -> List.of();
            // Every attribute makes it anew, so there is no update.
            case Change.Update _, Change.Forget _, Change.NoOp _ -> List.of();
        };
    }

    private static List<Step> removal(Change.Delete delete, Planned planned) {
        Address address = delete.address();
        boolean stays = switch (planned.change(address)) {
            case Change.Delete _, Change.Forget _ -> false;
            // No two networks have the same subnets, so that what is seen tells the former one from this one.
            case Change.Replace replace ->
                replace.createFirst() || !replace.before().equals(delete.before());
            case Change.Create _, Change.Update _, Change.NoOp _ ->
                planned.spec(address).isPresent();
        };
        if (stays) {
            return List.of(new LeaveFormerNetwork(address), new RemoveFormerNetwork(address));
        }
        boolean mesh = Values.boolOf(delete.before(), "ingress").orElse(false);
        boolean meshAgain = planned.change(address) instanceof Change.Replace replace
                && Values.boolOf(replace.after(), "ingress").orElse(false);
        return mesh && !meshAgain
                ? List.of(new RemoveNetwork(address), new RestoreIngress(address))
                : List.of(new RemoveNetwork(address));
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return Map.of(
                "CreateNetwork", CreateNetwork.class,
                "LeaveFormerNetwork", LeaveFormerNetwork.class,
                "RemoveFormerNetwork", RemoveFormerNetwork.class,
                "RemoveNetwork", RemoveNetwork.class,
                "RestoreIngress", RestoreIngress.class);
    }
}

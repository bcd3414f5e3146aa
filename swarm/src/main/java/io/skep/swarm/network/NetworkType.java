package io.skep.swarm.network;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;

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
import io.skep.plans.schema.Type;
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

/** Kind {@code network}: a network that services on every node share. Engines cannot change one, so it is made anew. */
public final class NetworkType implements ResourceType {

    static final String ID = "network_id";

    static final Schema SCHEMA = Schema.of(
            defaulted("driver", new Type.Text(), Values.text("overlay"), "The network driver.")
                    .replacing(),
            optional("subnet", new Type.Text(), "Its addresses, 10.7.0.0/24; chosen by the swarm when left out.")
                    .replacing(),
            optional("gateway", new Type.Text(), "The address of its gateway.").replacing(),
            optional("ip_range", new Type.Text(), "The part of the subnet that tasks get addresses from.")
                    .replacing(),
            defaulted("options", new Type.MapOf(new Type.Text(), true), Entries.NONE, "Options of the driver.")
                    .replacing(),
            defaulted("attachable", new Type.Bool(), Values.bool(false), "Whether plain containers may join it.")
                    .replacing(),
            defaulted("internal", new Type.Bool(), Values.bool(false), "Whether it has no way out.")
                    .replacing(),
            defaulted("encrypted", new Type.Bool(), Values.bool(false), "Whether traffic between nodes is encrypted.")
                    .replacing(),
            defaulted("labels", new Type.MapOf(new Type.Text(), true), Entries.NONE, "Labels of the network.")
                    .replacing());

    /** The block {@code network "name" { ... }}. */
    public static BlockType block() {
        return new ClusterBlock(new NetworkType());
    }

    @Override
    public String kind() {
        return "network";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return List.of(ID, "name");
    }

    @Override
    public Seen look(Window window, Target target) throws InterruptedException {
        return Managers.look(
                window, manager -> seen(window, target, NetworkDocument.find(manager, Names.docker(target.address()))));
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

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.Create(Address address, Entries after, boolean _) -> List.of(new CreateNetwork(address, after));
            case Change.Replace replace ->
                List.of(new RemoveNetwork(replace.address()), new CreateNetwork(replace.address(), replace.after()));
            case Change.Delete(Address address, Entries _, String _) -> List.of(new RemoveNetwork(address));
            // Every attribute makes it anew, so there is no update.
            case Change.Update _, Change.Forget _, Change.NoOp _ -> List.of();
        };
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return Map.of("CreateNetwork", CreateNetwork.class, "RemoveNetwork", RemoveNetwork.class);
    }
}

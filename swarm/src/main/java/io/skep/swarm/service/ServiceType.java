package io.skep.swarm.service;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Owned;
import io.skep.plans.resource.Pinned;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Resource;
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
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.Route;
import io.skep.swarm.network.Networks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import tools.jackson.databind.node.ObjectNode;

/** Kind {@code service}: tasks that the swarm keeps running. */
public final class ServiceType implements ResourceType {

    /** The output that holds the engine's id. */
    static final String ID = "service_id";

    /** The block {@code service "name" { ... }}. */
    public static BlockType block() {
        return new ClusterBlock(new ServiceType(), ServiceType::references, ModePart::check, ServiceDocument::settled);
    }

    /** The networks that a spec refers to. */
    public static List<Address> networks(Entries spec) {
        return NetworkPart.needs(spec);
    }

    private static Collection<Address> references(Entries body) {
        SortedSet<Address> needs = FilePart.needs(body);
        needs.addAll(NetworkPart.needs(body));
        return needs;
    }

    @Override
    public String kind() {
        return "service";
    }

    @Override
    public Schema schema() {
        return ServiceSchema.SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return List.of(ID, "name");
    }

    @Override
    public Seen look(Window window, Target target) throws InterruptedException {
        return Managers.look(window, manager -> look(manager, window, target));
    }

    /** Whether a service is ours: by its marks, or because it is recorded as taken up. */
    public static boolean ours(Window window, ObjectNode service) {
        return OwnLabels.ours(
                service.path("Spec").path("Labels"),
                window,
                "service",
                ID,
                service.path("ID").asString(""));
    }

    private static Seen look(EngineLook manager, Window window, Target target)
            throws RemoteException, InterruptedException {
        String name = Names.docker(target.address());
        Optional<ObjectNode> service = Services.find(manager, name);
        if (service.isEmpty()) {
            return new Seen.Absent();
        }
        Optional<String> foreign = OwnLabels.foreign(
                service.get().path("Spec").path("Labels"),
                window.ownership(),
                target.outputs(),
                ID,
                service.get().path("ID").asString(""));
        return foreign.isPresent()
                ? new Seen.Foreign("a service " + name + " is there: " + foreign.get())
                : new Seen.Present(
                        ServiceDocument.seen(
                                service.get(),
                                target.spec(),
                                Networks.called(
                                        manager,
                                        window,
                                        NetworkPart.references(target.spec()),
                                        NetworkPart.ids(service.get())),
                                References.byId(window, target.spec())),
                        OwnLabels.kept(
                                target.outputs(),
                                outputs(service.get().path("ID").asString(""), name)));
    }

    @Override
    public Pinned pinned(Window window, Resource wanted, Target target, Seen seen) throws InterruptedException {
        return new Pinning(window, wanted, target).pinned(seen);
    }

    static Entries outputs(String id, String name) {
        return Entries.NONE.with(ID, Values.text(id)).with("name", Values.text(name));
    }

    /** A secret, config or network that is made anew is another object, to which the service is moved. */
    @Override
    public List<Difference> following(Entries wanted, Change need) {
        String kind = need.address().kind();
        boolean network = kind.equals("network");
        boolean another = need instanceof Change.Create
                || (need instanceof Change.Replace replace && (replace.createFirst() || !network));
        return another && references(wanted).contains(need.address())
                ? List.of(new Difference(
                        network ? "networks" : kind,
                        Values.text(need.address().toString()),
                        Values.text(need.address() + ", made anew"),
                        false))
                : List.of();
    }

    @Override
    public Optional<Seen> adopt(Window window, Target target, String id) throws InterruptedException {
        return Optional.of(Adoption.of(
                this,
                window,
                target,
                id,
                ID,
                (manager, name) -> Services.find(manager, name)
                        .map(service -> service.path("ID").asString(""))));
    }

    @Override
    public Optional<String> bound(Address from, Address to, Entries spec) {
        return Adoption.bound(from, to);
    }

    @Override
    public List<Owned> ours(Window window) throws RemoteException, InterruptedException {
        return Marked.in(
                window,
                Route.to("/services"),
                service -> OwnLabels.owned(
                        service.path("Spec").path("Labels"),
                        window.ownership(),
                        kind(),
                        outputs(
                                service.path("ID").asString(""),
                                service.path("Spec").path("Name").asString(""))));
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.Create(Address address, Entries after, boolean _) ->
                List.of(new CreateService(address, after), new ConvergeService(address, after));
            case Change.Update(Address address, Entries _, Entries after, var differences) ->
                List.of(
                        new UpdateService(address, after, Dropped.of(differences)),
                        new ConvergeService(address, after));
            case Change.Replace replace ->
                List.of(
                        new RemoveService(replace.address()),
                        new CreateService(replace.address(), replace.after()),
                        new ConvergeService(replace.address(), replace.after()));
            case Change.Delete(Address address, Entries _, String _) -> List.of(new RemoveService(address));
            case Change.Forget _, Change.NoOp _ -> List.of();
        };
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return Map.of(
                "CreateService", CreateService.class,
                "UpdateService", UpdateService.class,
                "ConvergeService", ConvergeService.class,
                "RemoveService", RemoveService.class);
    }
}

package io.skep.swarm.content;

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
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.engineapi.EngineLook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The kinds {@code secret} and {@code config}. What one holds cannot be changed in a swarm: a new content is made under
 * a name of its own, the services that use it are moved to it, and then the old one goes.
 */
public record ContentType(ContentKind sort) implements ResourceType {

    /** The blocks {@code secret "name" { ... }} and {@code config "name" { ... }}. */
    public static BlockType block(ContentKind sort) {
        return new ClusterBlock(
                new ContentType(sort), _ -> List.of(), new ContentCheck(sort), UnaryOperator.identity());
    }

    @Override
    public String kind() {
        return sort.word();
    }

    @Override
    public Schema schema() {
        return ContentSchema.of(sort);
    }

    @Override
    public List<String> outputs() {
        return List.of(ContentKind.ID, "name");
    }

    @Override
    public Seen look(Window window, Target target) throws InterruptedException {
        return Managers.look(window, manager -> look(manager, window, target));
    }

    /** By the recorded name, which may be of another content than the wanted one; else by the name of the wanted one. */
    private Seen look(EngineLook manager, Window window, Target target) throws RemoteException, InterruptedException {
        Address address = target.address();
        String lineage = window.ownership().lineage();
        Optional<String> recorded = Values.textOf(target.outputs(), "name");
        Optional<String> name = recorded.isPresent() || !ContentName.known(target.spec())
                ? recorded
                : Optional.of(ContentName.of(address, target.spec(), lineage));
        Optional<ObjectNode> there = name.isEmpty() ? Optional.empty() : Contents.named(manager, sort, name.get());
        if (there.isEmpty()) {
            return new Seen.Absent();
        }
        Optional<String> foreign = Contents.foreign(there.get(), window, target.outputs());
        return foreign.isPresent()
                ? new Seen.Foreign("a " + kind() + " " + name.get() + " is there: " + foreign.get())
                : new Seen.Present(
                        seen(target, there.get(), lineage),
                        OwnLabels.kept(target.outputs(), Contents.outputs(there.get())));
    }

    /** One of any name: what is recorded tells it from then on. Of a config it is seen what it holds, of a secret it is believed. */
    @Override
    public Optional<Seen> adopt(Window window, Target target, String id) throws InterruptedException {
        return Optional.of(Managers.look(window, manager -> {
            Optional<ObjectNode> there = Contents.called(manager, sort, id);
            if (there.isEmpty()) {
                return new Seen.Absent();
            }
            Optional<String> foreign = OwnLabels.foreign(Contents.labels(there.get()), window.ownership());
            Entries outputs = Contents.outputs(there.get()).with(OwnLabels.TAKEN_UP, Values.bool(true));
            Target recorded = new Target(target.address(), target.wanted(), Optional.empty(), outputs);
            return foreign.filter(_ -> !OwnLabels.unmarked(Contents.labels(there.get())))
                    .<Seen>map(Seen.Foreign::new)
                    .orElseGet(() -> new Seen.Present(
                            ContentDocument.held(
                                    there.get(),
                                    seen(
                                            recorded,
                                            there.get(),
                                            window.ownership().lineage())),
                            outputs));
        }));
    }

    /** The engine does not tell what a secret holds, and what any holds cannot have changed. */
    private static Entries seen(Target target, ObjectNode object, String lineage) {
        Entries holds = target.wanted()
                .filter(wanted -> ContentName.known(wanted) && ContentName.same(wanted, target.spec(), lineage))
                .orElse(target.spec());
        return holds.with("labels", OwnLabels.seen(Contents.labels(object)));
    }

    @Override
    public boolean madeFirst() {
        return true;
    }

    @Override
    public Optional<String> alone(Address address, Entries before, Entries after) {
        return Optional.empty();
    }

    @Override
    public Optional<String> bound(Address from, Address to, Entries spec) {
        return Adoption.bound(from, to);
    }

    @Override
    public List<Owned> ours(Window window) throws RemoteException, InterruptedException {
        return Marked.in(
                window,
                sort.all(),
                object ->
                        OwnLabels.owned(Contents.labels(object), window.ownership(), kind(), Contents.outputs(object)));
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.Create(Address address, Entries after, boolean _) -> List.of(new CreateContent(address, after));
            case Change.Update(Address address, Entries _, Entries after, var differences) ->
                List.of(new LabelContent(address, after, OwnLabels.dropped(differences)));
            case Change.Delete(Address address, Entries _, String _) ->
                List.of(
                        planned.change(address) instanceof Change.Delete
                                ? new RemoveContent(address)
                                : new RemoveFormerContent(address));
            // The engine gives its delete and its create one by one.
            case Change.Replace _, Change.Forget _, Change.NoOp _ -> List.of();
        };
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return Map.of(
                "CreateContent", CreateContent.class,
                "LabelContent", LabelContent.class,
                "RemoveContent", RemoveContent.class,
                "RemoveFormerContent", RemoveFormerContent.class);
    }
}

package io.skep.plans.fake;

import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Owned;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A kind of thing in the fleet. Its {@code size} can only be chosen when it is made; {@code labels} are shared with others; the order of
 * {@code members} means nothing; {@code name} is what the fleet calls it, so that two of other names can be at once; what nobody owns can be
 * taken up; {@code on} is the place it occupies while it is changed. It is made and removed in two steps each.
 */
public record FakeType(String kind) implements ResourceType {

    @Override
    public Schema schema() {
        Type text = new Type.Text();
        return Schema.of(
                Attribute.optional("size", text, "How large it is.").replacing(),
                Attribute.optional("name", text, "What it is called; its address where nothing is said.")
                        .replacing(),
                Attribute.optional("color", text, "Its colour."),
                Attribute.optional("from", text, "Something another resource knows."),
                Attribute.optional("password", text, "Something nobody may know."),
                Attribute.optional("on", text, "Where it is."),
                Attribute.optional("members", new Type.ListOf(text, false), "Who belongs to it."),
                Attribute.optional("labels", new Type.MapOf(text, true), "What is written on it."));
    }

    @Override
    public List<String> outputs() {
        return List.of("id");
    }

    @Override
    public Seen look(Window window, Target target) throws InterruptedException {
        try {
            FakeConnection fleet = (FakeConnection) window.look(FakeFleet.HOST);
            Output told = fleet.look(Command.reading("show", called(target.address(), target.spec())));
            if (!told.ok()) {
                return new Seen.Absent();
            }
            Entries thing = fleet.read(told.out());
            String owner = Values.textOf(thing, "owner").orElse("");
            boolean takenUp = owner.equals(FakeFleet.NOBODY)
                    && thing.get("id").equals(target.outputs().get("id"));
            return takenUp || owner.equals(window.ownership().lineage())
                    ? new Seen.Present(values(thing, target), Entries.NONE.with("id", thing.get("id")))
                    : new Seen.Foreign("it belongs to " + owner);
        } catch (RemoteException unreachable) {
            return new Seen.Unreachable(String.valueOf(unreachable.getMessage()));
        }
    }

    private static Entries values(Entries thing, Target target) {
        return Values.entriesOf(thing, "values").with("name", target.spec().get("name"));
    }

    @Override
    public Optional<Seen> adopt(Window window, Target target, String id) throws InterruptedException {
        Entries outputs = Entries.NONE.with("id", Values.text(id));
        return Optional.of(
                switch (look(window, new Target(target.address(), target.wanted(), Optional.empty(), outputs))) {
                    case Seen.Present(Entries values, Entries found) ->
                        found.get("id").equals(Values.text(id))
                                ? new Seen.Present(values, found)
                                : new Seen.Foreign("another one bears its name");
                    case Seen other -> other;
                });
    }

    @Override
    public Optional<String> bound(Address from, Address to, Entries spec) {
        return called(from, spec).equals(called(to, spec))
                ? Optional.empty()
                : Optional.of("the fleet calls it by its address");
    }

    @Override
    public Optional<String> alone(Address address, Entries before, Entries after) {
        return called(address, before).equals(called(address, after))
                ? Optional.of("the fleet has only one thing called " + called(address, after))
                : Optional.empty();
    }

    /** What the fleet calls it. */
    static String called(Address address, Entries spec) {
        return Values.textOf(spec, "name").orElse(address.toString());
    }

    @Override
    public List<Owned> ours(Window window) throws RemoteException, InterruptedException {
        return ((FakeConnection) window.look(FakeFleet.HOST))
                .things().stream()
                        .filter(thing -> Address.parse(thing.address()).kind().equals(kind))
                        .map(thing -> new Owned(
                                Address.parse(thing.address()),
                                new Ownership(window.ownership().topology(), thing.owner()),
                                thing.values(),
                                Entries.NONE.with("id", Values.text(thing.id()))))
                        .filter(owned -> !owned.owner().lineage().equals("somebody"))
                        .toList();
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        Address address = change.address();
        return switch (change) {
            case Change.Create(Address _, Entries after, boolean _) ->
                List.of(
                        new MakeFake(address, target(address, after), after),
                        new DressFake(address, target(address, after), called(address, after), after));
            case Change.Update update ->
                List.of(new DressFake(
                        address, target(address, update.after()), called(address, update.after()), Dropped.by(update)));
            case Change.Delete(Address _, Entries before, String _) ->
                List.of(
                        new StripFake(address, target(address, before), called(address, before)),
                        new RemoveFake(address, target(address, before), called(address, before)));
            case Change.NoOp _, Change.Forget _, Change.Replace _ -> List.of();
        };
    }

    /** What is {@code from} the address of another thing follows its changes. */
    @Override
    public List<Difference> following(Entries wanted, Change need) {
        Value address = Values.text(need.address().toString());
        return need instanceof Change.NoOp || !wanted.get("from").equals(address)
                ? List.of()
                : List.of(new Difference("from", address, Values.text(need.address() + ", changed"), false));
    }

    /** What is {@code shy} and from something strips before that is changed. */
    @Override
    public List<Step> before(Change.Update change, Change need, Planned planned) {
        Address address = change.address();
        Entries after = change.after();
        boolean shy = Values.textOf(after, "color").filter("shy"::equals).isPresent()
                && after.get("from").equals(Values.text(need.address().toString()));
        return shy ? List.of(new StripFake(address, target(address, after), called(address, after))) : List.of();
    }

    @Override
    public SortedMap<String, Class<? extends Step>> acts() {
        return new TreeMap<>(Map.of(
                "make", MakeFake.class,
                "dress", DressFake.class,
                "strip", StripFake.class,
                "remove", RemoveFake.class));
    }

    private static Address target(Address address, Entries spec) {
        return Values.textOf(spec, "on")
                .map(place -> Address.of("place", place))
                .orElse(address);
    }
}

package io.skep.plans.fake;

import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Owned;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A kind of thing in the fleet. Its {@code size} can only be chosen when it is made; {@code labels} are shared with others; the order of
 * {@code members} means nothing; {@code on} is the place it occupies while it is changed. It is made and removed in two steps each.
 */
public record FakeType(String kind) implements ResourceType {

    @Override
    public Schema schema() {
        Type text = new Type.Text();
        return Schema.of(
                Attribute.optional("size", text, "How large it is.").replacing(),
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
            Output told = fleet.look(Command.reading("show", target.address().toString()));
            if (!told.ok()) {
                return new Seen.Absent();
            }
            Entries thing = fleet.read(told.out());
            boolean ours = Values.textOf(thing, "owner")
                    .orElse("")
                    .equals(window.ownership().lineage());
            return ours
                    ? new Seen.Present(Values.entriesOf(thing, "values"), Entries.NONE.with("id", thing.get("id")))
                    : new Seen.Foreign(
                            "it belongs to " + Values.textOf(thing, "owner").orElse("nobody"));
        } catch (RemoteException unreachable) {
            return new Seen.Unreachable(String.valueOf(unreachable.getMessage()));
        }
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
                        new DressFake(address, target(address, after), after));
            case Change.Update update ->
                List.of(new DressFake(address, target(address, update.after()), Dropped.by(update)));
            case Change.Delete(Address _, Entries before, String _) ->
                List.of(
                        new StripFake(address, target(address, before)),
                        new RemoveFake(address, target(address, before)));
            case Change.NoOp _, Change.Forget _, Change.Replace _ -> List.of();
        };
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

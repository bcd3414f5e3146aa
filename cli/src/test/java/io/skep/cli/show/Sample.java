package io.skep.cli.show;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Resource;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plans and steps for tests of what is shown. */
final class Sample {
    static final Value LATER = new Value.Later(
            new Value.Source("host.web.address", Entries.NONE),
            new TreeSet<>(List.of(new Value.Origin("host.web", "address"))));
    static final Value SECRET =
            new Value.Secret(Values.text("hunter2"), new Value.Source("var.password", Entries.NONE));
    static final Entries SERVICE = entries(
            "image", Values.text("redis:3.0.7"),
            "replicas", Values.number(4),
            "networks", Values.texts(List.of("showcase")),
            "update", entries("delay", Values.text("10s"), "parallelism", Values.number(1)));

    private Sample() {}

    static Plan plan(Change... changes) {
        return plan(List.of(), outputs(), changes);
    }

    static Plan plan(List<Change> drift, SortedMap<String, Value> outputs, Change... changes) {
        TreeMap<Address, Resource> wanted = new TreeMap<>();
        for (Change change : changes) {
            if (JsonParts.after(change) instanceof Entries spec) {
                wanted.put(change.address(), new Resource(change.address(), spec, new TreeSet<>(), "main.hcl:1:1"));
            }
        }
        return new Plan(
                "shop",
                "d1",
                "l1",
                1,
                wanted,
                drift,
                Arrays.asList(changes),
                List.of(),
                new TreeMap<>(),
                outputs,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
    }

    static SortedMap<String, Value> outputs(Object... pairs) {
        return new TreeMap<>(entries(pairs).entries());
    }

    static Entries entries(Object... pairs) {
        TreeMap<String, Value> entries = new TreeMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            entries.put((String) pairs[index], (Value) pairs[index + 1]);
        }
        return new Entries(entries);
    }

    static Change.Create create(String address, Entries after) {
        return new Change.Create(Address.parse(address), after, false);
    }

    static Change.Update update(String address, Entries before, Entries after, Difference... differences) {
        return new Change.Update(Address.parse(address), before, after, Arrays.asList(differences));
    }

    static Difference difference(String path, Value before, Value after) {
        return new Difference(path, before, after, false);
    }

    static Step step(String address, String title) {
        return new Told(Address.parse(address), title);
    }

    private record Told(Address address, String title) implements Step {
        @Override
        public Address target() {
            return address;
        }

        @Override
        public Entries run(World world) {
            return Entries.NONE;
        }
    }
}

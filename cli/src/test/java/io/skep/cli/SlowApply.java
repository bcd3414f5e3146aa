package io.skep.cli;

import io.skep.cli.command.Connections;
import io.skep.cli.command.Surroundings;
import io.skep.cli.show.Terminal;
import io.skep.plans.apply.Pace;
import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Looking;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A skep of its own process, for tests that send it signals: it knows one block, {@code nap}, which takes its time. */
final class SlowApply {
    private SlowApply() {}

    public static void main(String[] words) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Rooms rooms = new Rooms(List.of(new Nap()), List.of(new NapBlock()), List.of(), (_, _) -> new NoHosts());
        System.exit(Main.run(
                List.of(words),
                new Surroundings(System.in, out, out, Map.of(), _ -> Terminal.NONE, Pace.real(), () -> rooms)));
    }

    /** Sleeps so many milliseconds. */
    record TakeNap(Address address, long millis) implements Step {
        @Override
        public Address target() {
            return address;
        }

        @Override
        public String title() {
            return "Take " + address;
        }

        @Override
        public Entries run(World world) throws InterruptedException {
            world.pause(Duration.ofMillis(millis));
            return Entries.NONE;
        }
    }

    private record Nap() implements ResourceType {
        @Override
        public String kind() {
            return "nap";
        }

        @Override
        public Schema schema() {
            return Schema.of(Attribute.required("millis", new Type.Number(true), "How long it takes."));
        }

        @Override
        public List<String> outputs() {
            return List.of();
        }

        @Override
        public Seen look(Window window, Target target) {
            return target.recorded().isPresent()
                    ? new Seen.Present(target.recorded().get(), Entries.NONE)
                    : new Seen.Absent();
        }

        @Override
        public List<Step> steps(Change change, Planned planned) {
            return change instanceof Change.Create create
                    ? List.of(new TakeNap(
                            create.address(),
                            Values.longOf(create.after(), "millis").orElse(0L)))
                    : List.of();
        }

        @Override
        public Map<String, Class<? extends Step>> acts() {
            return Map.of("TakeNap", TakeNap.class);
        }
    }

    private record NapBlock() implements BlockType {
        @Override
        public String name() {
            return "nap";
        }

        @Override
        public boolean named() {
            return true;
        }

        @Override
        public Schema schema() {
            return new Nap().schema();
        }

        @Override
        public List<String> outputs() {
            return List.of();
        }

        @Override
        public List<Resource> resources(Item item) {
            return List.of(new Resource(
                    item.address(), item.body(), item.needs(), item.place().toString()));
        }
    }

    private static final class NoHosts implements Connections {
        @Override
        public Looking look(Address host, Entries outputs) {
            throw new IllegalStateException("there is no host");
        }

        @Override
        public Connection connect(Address host, Entries outputs) {
            throw new IllegalStateException("there is no host");
        }

        @Override
        public void close() {}
    }
}

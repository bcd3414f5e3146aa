package io.skep.cli;

import io.skep.cli.command.Connections;
import io.skep.cli.command.Surroundings;
import io.skep.cli.show.Terminal;
import io.skep.plans.apply.Pace;
import io.skep.plans.fake.FakeFleet;
import io.skep.plans.fake.FakePace;
import io.skep.plans.fake.FakeType;
import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Looking;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Schema;
import io.skep.plans.state.Lock;
import io.skep.plans.state.store.local.LocalStore;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A folder to type commands in, a fleet in memory that they act on, and one block, {@code thing}. */
final class Playground {

    /** What a command line left. */
    record Left(int exit, String out, String err) {}

    final FakeFleet fleet = new FakeFleet();
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final Pace pace = new FakePace();
    private Optional<Error> death = Optional.empty();

    Playground(Path folder) {
        this.folder = folder;
    }

    Playground write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void environment(String name, String value) {
        environment.put(name, value);
    }

    /** Types a command with nobody at the keyboard. */
    Left type(String... words) {
        return answering("", words);
    }

    /** Types a command, and this into its standard input. */
    Left answering(String input, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings around = new Surroundings(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                environment,
                _ -> Terminal.NONE,
                pace,
                this::rooms);
        List<String> all = new java.util.ArrayList<>(List.of("-chdir=" + folder));
        all.addAll(List.of(words));
        int exit = Main.run(all, around);
        return new Left(exit, shortened(out), shortened(err));
    }

    private String shortened(StringWriter text) {
        return text.toString().replace(folder.toString(), "HERE");
    }

    /** Another run's lock on the state. */
    Lock lock() throws InterruptedException {
        return new LocalStore(folder.resolve(".skep"), rooms().types(), pace).lock("apply", Duration.ZERO);
    }

    /** From now on every command dies of this. */
    void dieOf(Error error) {
        death = Optional.of(error);
    }

    private Rooms rooms() {
        death.ifPresent(error -> {
            throw error;
        });
        return new Rooms(
                List.of(new FakeType("thing")),
                List.of(new ThingBlock()),
                List.of(new NoSquares()),
                (_, _) -> new FleetConnections());
    }

    private final class FleetConnections implements Connections {
        @Override
        public Looking look(Address host, Entries outputs) {
            return fleet.look(host, outputs);
        }

        @Override
        public Connection connect(Address host, Entries outputs) {
            return fleet.connect(host, outputs);
        }

        @Override
        public void close() {}
    }

    private record ThingBlock() implements BlockType {
        @Override
        public String name() {
            return "thing";
        }

        @Override
        public boolean named() {
            return true;
        }

        @Override
        public Schema schema() {
            return new FakeType("thing").schema();
        }

        @Override
        public List<String> outputs() {
            return List.of("id");
        }

        @Override
        public List<Resource> resources(Item item) {
            return List.of(new Resource(
                    item.address(), item.body(), item.needs(), item.place().toString()));
        }
    }

    /** A rule that refuses anything named square. */
    private record NoSquares() implements OrderRule {
        @Override
        public String name() {
            return "NoSquares";
        }

        @Override
        public List<Diagnostic> order(StepGraph graph, Planned planned) {
            return planned.wanted("thing").stream()
                    .filter(address -> address.name().equals("square"))
                    .map(address -> Diagnostic.error("A promise would be broken", address + " is a square."))
                    .toList();
        }
    }
}

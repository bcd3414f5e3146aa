package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Block types for tests, and reading of topologies written in the test. */
final class Example {

    static final List<BlockType> TYPES = List.of(
            new Kind("host", true, hostSchema(), List.of("address", "id"), true),
            new Kind("engine", true, engineSchema(), List.of(), false),
            new Kind("network", true, networkSchema(), List.of("id"), true),
            new Kind("service", true, serviceSchema(), List.of(), true),
            new Kind("swarm", false, swarmSchema(), List.of("id"), true));

    private final Map<String, String> sources = new TreeMap<>();
    private final List<Given> given = new ArrayList<>();
    private final Diagnostics diagnostics = new Diagnostics();

    static Example of(String hcl) {
        return new Example().with("main.hcl", hcl);
    }

    Example with(String name, String text) {
        sources.put(name, text);
        return this;
    }

    Example var(String name, String text) {
        given.add(new Given.Typed(name, text));
        return this;
    }

    Topology topology() {
        return read().orElseThrow(() -> new AssertionError(String.join("\n", texts())));
    }

    Optional<Topology> read() {
        return new TopologyReader(TYPES, Map.of(), diagnostics).read(Path.of("demo"), sources, Map.of(), given);
    }

    /** What is wrong, in the order found. */
    List<String> problems() {
        Optional<Topology> topology = read();
        if (topology.isPresent()) {
            throw new AssertionError("nothing is wrong");
        }
        return texts();
    }

    Resource resource(String address) {
        Resource resource = topology().resources().get(Address.parse(address));
        if (resource == null) {
            throw new AssertionError("no " + address);
        }
        return resource;
    }

    private List<String> texts() {
        return diagnostics.list().stream().map(Diagnostic::toString).toList();
    }

    private static Schema hostSchema() {
        TreeMap<String, Schema> drivers = new TreeMap<>();
        drivers.put(
                "generic",
                Schema.of(
                        Attribute.required("address", new Type.Text(), "Where the host is."),
                        Attribute.optional("user", new Type.Text(), "Who logs in."),
                        Attribute.defaulted("port", new Type.Number(true), Values.number(22), "The port of SSH.")));
        drivers.put("lab", Schema.of(Attribute.optional("memory", new Type.Size(), "How much memory it has.")));
        Schema engine = Schema.of(
                Attribute.optional("profile", new Type.Reference("engine"), "The profile."),
                Attribute.optional("labels", new Type.MapOf(new Type.Text(), false), "Labels of the engine."));
        return Schema.of(
                        Attribute.optional("name", new Type.Text(), "The name of the host."),
                        Attribute.optional("note", new Type.Anything(), "Anything."))
                .withLabelledBlock("driver", true, drivers)
                .withBlock("engine", false, false, engine);
    }

    private static Schema engineSchema() {
        return Schema.of(
                Attribute.optional("version", new Type.Text(), "The version."),
                Attribute.optional("registry", new Type.Text(), "A registry."));
    }

    private static Schema networkSchema() {
        return Schema.of(Attribute.defaulted(
                "driver", new Type.OneOf(List.of("overlay", "bridge")), Values.text("overlay"), "The driver."));
    }

    private static Schema serviceSchema() {
        return Schema.of(
                        Attribute.required("image", new Type.Text(), "The image its tasks run."),
                        Attribute.defaulted("replicas", new Type.Number(true), Values.number(1), "How many tasks."),
                        Attribute.optional(
                                "networks", new Type.ListOf(new Type.Reference("network"), false), "Its networks."),
                        Attribute.optional("args", new Type.ListOf(new Type.Text(), true), "Its arguments."),
                        Attribute.optional("env", new Type.MapOf(new Type.Text(), false), "Its environment."))
                .withBlock(
                        "update",
                        false,
                        false,
                        Schema.of(
                                Attribute.optional("parallelism", new Type.Number(true), "How many at a time."),
                                Attribute.optional("delay", new Type.Duration(), "How long between two.")))
                .withBlock(
                        "mount",
                        false,
                        true,
                        Schema.of(Attribute.required("source", new Type.Text(), "What is mounted.")));
    }

    private static Schema swarmSchema() {
        return Schema.of(Attribute.optional("task_history_limit", new Type.Number(true), "How many old tasks stay."));
    }

    /** A block type whose resource, if it has one, has the body as its spec. */
    private record Kind(String name, boolean named, Schema schema, List<String> outputs, boolean makes)
            implements BlockType {
        @Override
        public List<Resource> resources(Item item) {
            return makes
                    ? List.of(new Resource(
                            item.address(),
                            item.body(),
                            item.needs(),
                            item.place().toString()))
                    : List.of();
        }
    }
}

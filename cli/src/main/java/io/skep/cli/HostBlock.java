package io.skep.cli;

import io.skep.drivers.Drivers;
import io.skep.drivers.HostType;
import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import io.skep.provision.engine.EngineBlock;
import io.skep.provision.engine.EngineType;
import io.skep.swarm.node.NodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The block {@code host}: where the machine comes from (a driver's), what engine is on it (provision's) and what part it
 * has in the cluster (swarm's). No room knows the other two; here they meet.
 */
final class HostBlock implements BlockType {
    private static final Attribute NAME =
            Attribute.optional("name", new Type.Text(), "The host's name; else its key in for_each, else its label.");

    private final boolean simulated;

    /** @param simulated whether its hosts are in a simulated world, whichever driver they name */
    HostBlock(boolean simulated) {
        this.simulated = simulated;
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    public Schema schema() {
        return Schema.of(NAME)
                .withLabelledBlock("driver", true, Drivers.schemas())
                .withBlock("engine", false, false, EngineBlock.INSIDE_HOST)
                .withBlock("swarm", false, false, NodeType.BLOCK);
    }

    @Override
    public List<String> outputs() {
        return new HostType().outputs();
    }

    @Override
    public Set<String> kinds() {
        return Set.of("host", "engine", "node");
    }

    @Override
    public List<List<String>> within(String kind, List<String> written) {
        List<String> inner = written.subList(1, written.size());
        return switch (written.getFirst()) {
            case ".engine" -> kind.equals("engine") ? List.of(inner) : List.of();
            case ".swarm" -> kind.equals("node") ? List.of(inner) : List.of();
            case ".driver" -> kind.equals("host") ? driver(inner) : List.of();
            default -> kind.equals("host") ? List.of(written) : List.of();
        };
    }

    /** A driver's settings stand in two maps of the host's spec, without the driver's name. */
    private static List<List<String>> driver(List<String> inner) {
        List<String> setting = inner.isEmpty() ? inner : inner.subList(1, inner.size());
        return Stream.of(".settings", ".access")
                .map(map -> Stream.concat(Stream.of(map), setting.stream()).toList())
                .toList();
    }

    @Override
    public List<Resource> resources(Item item) {
        List<Resource> resources = new ArrayList<>();
        resources.add(simulated ? HostType.simulated(item) : HostType.resource(item));
        if (item.body().get("engine") instanceof Entries engine) {
            Range place = item.written().getOrDefault("engine", item.place());
            Range version = item.written().getOrDefault("engine.version", place);
            resources.add(EngineType.resource(item.address(), engine, item.needs(), place, version, item.problems()));
        } else if (item.body().get("swarm") instanceof Entries) {
            item.problems()
                    .add(Diagnostic.error(
                                    "A node without an engine",
                                    item.address() + " is to be in the swarm, and nothing says that it has an engine.",
                                    item.written().getOrDefault("swarm", item.place()))
                            .withHint("Write engine {} in it."));
        }
        if (item.body().get("swarm") instanceof Entries swarm) {
            Range place = item.written().getOrDefault("swarm", item.place());
            resources.add(NodeType.resource(item.address(), swarm, place.toString()));
        }
        return resources;
    }
}

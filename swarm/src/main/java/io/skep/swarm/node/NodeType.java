package io.skep.swarm.node;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;
import static io.skep.plans.schema.Attribute.required;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.document.OwnLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Kind {@code node}: the membership of {@code host.X} in the swarm is {@code node.X}. Its identity is the node id. */
public final class NodeType implements ResourceType {

    static final String MANAGER = "manager";

    /** What may be written in the block {@code swarm} of a host. */
    public static final Schema BLOCK = Schema.of(
            required("role", new Type.OneOf(List.of(MANAGER, "worker")), "Manager or worker."),
            defaulted(
                    "labels",
                    new Type.MapOf(new Type.Text(), true),
                    Entries.NONE,
                    "Labels of the node, for constraints."),
            defaulted(
                    "availability",
                    new Type.OneOf(List.of("active", "pause", "drain")),
                    Values.text("active"),
                    "Whether the node takes tasks."),
            optional(
                            "advertise_addr",
                            new Type.Text(),
                            "Where other nodes reach it: an IP address, or an interface or subnet (CIDR) of the host.")
                    .replacing(),
            optional(
                            "listen_addr",
                            new Type.Text(),
                            "Where it listens for managers: as advertise_addr, with a port: eth1:2377.")
                    .replacing(),
            optional("data_path_addr", new Type.Text(), "Where the traffic of overlays goes, as advertise_addr.")
                    .replacing());

    private static final Schema SCHEMA = new Schema(
                    List.of(defaulted(
                                    Memberships.JOINED,
                                    new Type.Bool(),
                                    Values.bool(true),
                                    "Whether the host and the swarm agree that it is this node.")
                            .replacing()),
                    List.of())
            .withAttributes(BLOCK.attributes());

    /**
     * The node that a host's block {@code swarm} asks for.
     *
     * @param host the address of kind {@code host}
     * @param body the block, fit for {@link #BLOCK}
     * @param place where it is written, {@code main.hcl:12:3}
     */
    public static Resource resource(Address host, Entries body, String place) {
        TreeSet<Address> needs = new TreeSet<>(List.of(host, host.as("engine"), Cluster.ADDRESS));
        return new Resource(host.as("node"), body.with(Memberships.JOINED, Values.bool(true)), needs, place);
    }

    @Override
    public String kind() {
        return "node";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return List.of("node_id", "role", "address", "hostname");
    }

    @Override
    public Seen look(Window window, Target target) throws InterruptedException {
        return NodeLook.look(window, target);
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.Create(Address address, Entries after, boolean _) ->
                begunAsManager(address, after, planned)
                        ? List.of(
                                new JoinNode(address, after),
                                new DemoteNode(address, DemoteNode.SWARM_STAYS),
                                new ApplyNodeSettings(address, after, Entries.NONE))
                        : planned.begun(address) ? joinedAgain(address, after) : joined(address, after);
            case Change.Update(Address address, Entries before, Entries after, var differences) ->
                updated(address, before, after, OwnLabels.dropped(differences));
            case Change.Replace replace -> {
                List<Step> steps = new ArrayList<>(removed(replace.address(), replace.before(), planned));
                steps.addAll(joined(replace.address(), replace.after()));
                yield steps;
            }
            case Change.Delete(Address address, Entries before, String _) -> removed(address, before, planned);
            case Change.Forget _, Change.NoOp _ -> List.of();
        };
    }

    /** Whether a run that was broken off made it a manager, where it is now to be a worker. */
    private static boolean begunAsManager(Address address, Entries after, Planned planned) {
        return !Values.textOf(after, "role").equals(Optional.of(MANAGER))
                && planned.seen(address) instanceof Seen.Present seen
                && Values.textOf(seen.values(), "role").equals(Optional.of(MANAGER));
    }

    private static List<Step> joined(Address address, Entries after) {
        return List.of(new JoinNode(address, after), new ApplyNodeSettings(address, after, Entries.NONE));
    }

    private static List<Step> joinedAgain(Address address, Entries after) {
        List<Step> steps = new ArrayList<>(joined(address, after));
        steps.addFirst(new RemoveBrokenJoin(address));
        return steps;
    }

    private static List<Step> updated(Address address, Entries before, Entries after, Entries dropped) {
        List<Step> steps = new ArrayList<>();
        String role = Values.textOf(after, "role").orElse("");
        if (!Values.textOf(before, "role").orElse(role).equals(role)) {
            steps.add(
                    role.equals(MANAGER) ? new PromoteNode(address) : new DemoteNode(address, DemoteNode.SWARM_STAYS));
        }
        steps.add(new ApplyNodeSettings(address, after, dropped));
        return steps;
    }

    private static List<Step> removed(Address address, Entries before, Planned planned) {
        String swarm = anyManagerWanted(planned) ? DemoteNode.SWARM_STAYS : DemoteNode.SWARM_ENDS;
        List<Step> steps = new ArrayList<>();
        if (Values.textOf(before, "role").filter(MANAGER::equals).isPresent()) {
            steps.add(new DemoteNode(address, swarm));
        }
        steps.add(new DrainNode(address));
        steps.add(new LeaveSwarm(address, swarm));
        steps.add(new RemoveNode(address));
        return steps;
    }

    /** Whether the topology wants a manager; without one the swarm ends with this plan. */
    public static boolean anyManagerWanted(Planned planned) {
        return planned.wanted("node").stream()
                .anyMatch(node -> planned.spec(node)
                        .flatMap(spec -> Values.textOf(spec, "role"))
                        .filter(MANAGER::equals)
                        .isPresent());
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return Map.of(
                "JoinNode", JoinNode.class,
                "RemoveBrokenJoin", RemoveBrokenJoin.class,
                "ApplyNodeSettings", ApplyNodeSettings.class,
                "PromoteNode", PromoteNode.class,
                "DemoteNode", DemoteNode.class,
                "DrainNode", DrainNode.class,
                "LeaveSwarm", LeaveSwarm.class,
                "RemoveNode", RemoveNode.class);
    }
}

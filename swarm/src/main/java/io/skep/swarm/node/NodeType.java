package io.skep.swarm.node;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;
import static io.skep.plans.schema.Attribute.required;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
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
import io.skep.swarm.cluster.Upgrades;
import io.skep.swarm.document.OwnLabels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Kind {@code node}: the membership of {@code host.X} in the swarm is {@code node.X}. Its identity is the node id. */
public final class NodeType implements ResourceType {

    static final String MANAGER = "manager";
    private static final String ENGINE = "engine";

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
            optional(
                    Memberships.EXCLUSIVE,
                    new Type.Bool(),
                    "Whether labels that are not asked for here are taken away, whoever set them."),
            optional("data_path_addr", new Type.Text(), "Where the traffic of overlays goes, as advertise_addr.")
                    .replacing());

    private static final Schema SCHEMA = Schema.of(
                    defaulted(
                                    Memberships.JOINED,
                                    new Type.Bool(),
                                    Values.bool(true),
                                    "Whether the host and the swarm agree that it is this node.")
                            .replacing(),
                    optional(
                            Memberships.LOCKED,
                            new Type.Bool(),
                            "Whether it waits for the key of an autolocked swarm."),
                    optional(
                            Memberships.FORMER_ADDRESS,
                            new Type.Text(),
                            "Where the others are told to reach it, and it is no more."),
                    optional(
                            Memberships.OTHER_LABELS,
                            new Type.ListOf(new Type.Text(), false),
                            "Labels that are there and not asked for."))
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
        Entries spec = body.with(Memberships.JOINED, Values.bool(true));
        if (Values.boolOf(body, Memberships.EXCLUSIVE).orElse(false)) {
            spec = spec.with(Memberships.OTHER_LABELS, Values.texts(List.of()));
        }
        return new Resource(host.as("node"), spec, needs, place);
    }

    /** The same node in an autolocked swarm, where a manager is not to stay locked. */
    public static Resource unlocked(Resource node) {
        return manager(node.spec())
                ? new Resource(
                        node.address(),
                        node.spec().with(Memberships.LOCKED, Values.bool(false)),
                        node.needs(),
                        node.place())
                : node;
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

    /** A node of a swarm that was made by hand: what looking finds, where its id or host name is the one typed. */
    @Override
    public Optional<Seen> adopt(Window window, Target target, String id) throws InterruptedException {
        Seen seen = look(window, target);
        return Optional.of(
                seen instanceof Seen.Present(Entries _, Entries outputs) && !Memberships.called(outputs, id)
                        ? new Seen.Foreign(
                                "it is the node " + Memberships.id(outputs).orElse("?"))
                        : seen);
    }

    /**
     * An engine that is changed may start again, which locks a manager of an autolocked swarm; one of another version has the node drained
     * before and checked afterwards.
     */
    @Override
    public List<Difference> following(Entries wanted, Change need) {
        boolean changed = need.address().kind().equals(ENGINE)
                && (need instanceof Change.Update || need instanceof Change.Replace);
        return (changed && Memberships.mayBeLocked(wanted)) || upgrades(need)
                ? List.of(new Difference(
                        ENGINE,
                        Values.text(need.address().toString()),
                        Values.text(need.address()
                                + (upgrades(need)
                                        ? ", of another version: drained before, checked after"
                                        : ", changed")),
                        false))
                : List.of();
    }

    @Override
    public List<Step> before(Change.Update change, Change need, Planned planned) {
        return upgrades(need)
                ? List.of(
                        new NoteServices(change.address()),
                        new MakeWay(change.address(), Upgrades.of(planned).surge()))
                : List.of();
    }

    /** Whether an engine that is there is to be of another version. */
    private static boolean upgrades(Change need) {
        return need.address().kind().equals(ENGINE)
                && need instanceof Change.Update engine
                && engine.differences().stream().anyMatch(each -> each.path().equals("version"));
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.Create(Address address, Entries after, boolean _) -> {
                List<Step> steps = new ArrayList<>(created(address, after, planned));
                steps.addAll(afterFirstJoin(address, planned));
                steps.addAll(afterJoins(address, planned));
                yield steps;
            }
            case Change.Update(Address address, Entries before, Entries after, var differences) ->
                updated(address, before, after, differences, planned);
            case Change.Replace replace -> {
                List<Step> steps = new ArrayList<>(removed(replace.address(), replace.before(), planned));
                steps.addAll(joined(replace.address(), replace.after()));
                steps.addAll(afterJoins(replace.address(), planned));
                yield steps;
            }
            case Change.Delete(Address address, Entries before, String _) -> removed(address, before, planned);
            case Change.Forget _, Change.NoOp _ -> List.of();
        };
    }

    private static List<Step> created(Address address, Entries after, Planned planned) {
        if (begunAsManager(address, after, planned)) {
            return List.of(
                    new JoinNode(address, after),
                    new DemoteNode(address, DemoteNode.SWARM_STAYS),
                    new ApplyNodeSettings(address, after, Entries.NONE));
        }
        return planned.begun(address) ? joinedAgain(address, after) : joined(address, after);
    }

    /**
     * The first one that joins stands in for a manager that tells a former address, while that becomes one anew; only who goes on alone from a
     * backup is such a manager.
     */
    private static List<Step> afterFirstJoin(Address address, Planned planned) {
        // What an earlier run broke off may have been this; it has nothing to do where it was not.
        boolean brokenOff = planned.begun(address) && planned.seen(address) instanceof Seen.Present;
        return brokenOff || (tellsFormerAddress(planned) && firstToJoin(planned).equals(Optional.of(address)))
                ? List.of(new RenewAddresses(address))
                : List.of();
    }

    private static boolean tellsFormerAddress(Planned planned) {
        return Cluster.begunOn(planned)
                .map(host -> planned.seen(host.as("node")))
                .filter(seen -> seen instanceof Seen.Present(Entries values, var _)
                        && Values.textOf(values, Memberships.FORMER_ADDRESS).isPresent())
                .isPresent();
    }

    /** Managers come before workers. */
    private static Optional<Address> firstToJoin(Planned planned) {
        return planned.wanted("node").stream()
                .filter(node -> planned.change(node) instanceof Change.Create)
                .min(Comparator.comparing((Address node) ->
                                planned.spec(node).filter(NodeType::manager).isEmpty())
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The last one that joins makes the tokens anew, where the swarm's spec asks for it. */
    private static List<Step> afterJoins(Address address, Planned planned) {
        boolean asked = planned.spec(Cluster.ADDRESS)
                .flatMap(swarm -> Values.boolOf(swarm, "rotate_after_join"))
                .orElse(false);
        boolean last = asked
                && planned.wanted("node").tailSet(address).stream()
                        .filter(other -> !other.equals(address))
                        .map(planned::change)
                        .noneMatch(change -> change instanceof Change.Create || change instanceof Change.Replace);
        return last ? List.of(new RotateJoinTokens(address)) : List.of();
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

    private static List<Step> updated(
            Address address, Entries before, Entries after, List<Difference> differences, Planned planned) {
        List<Step> steps = new ArrayList<>();
        boolean mayBeLocked = Memberships.mayBeLocked(after) && differs(differences, ENGINE);
        if (mayBeLocked || differs(differences, Memberships.LOCKED)) {
            steps.add(new UnlockNode(address));
        }
        String role = Values.textOf(after, "role").orElse("");
        if (!Values.textOf(before, "role").orElse(role).equals(role)) {
            steps.add(
                    role.equals(MANAGER) ? new PromoteNode(address) : new DemoteNode(address, DemoteNode.SWARM_STAYS));
        }
        steps.add(new ApplyNodeSettings(address, after, OwnLabels.dropped(differences)));
        if (upgrades(planned.change(address.as(ENGINE))) || owesCheck(planned, address)) {
            steps.add(new CheckUpgraded(address, Upgrades.of(planned).observe()));
        }
        return steps;
    }

    /** Whether an earlier run drained it for its engine and did not come to the check; where the node cannot tell, it may be so. */
    private static boolean owesCheck(Planned planned, Address address) {
        return planned.seen(address) instanceof Seen.Present(Entries _, Entries outputs)
                ? Noted.in(outputs).isPresent()
                : planned.begun(address);
    }

    private static boolean differs(List<Difference> differences, String path) {
        return differences.stream().anyMatch(each -> each.path().equals(path));
    }

    private static List<Step> removed(Address address, Entries before, Planned planned) {
        String swarm = anyManagerWanted(planned) ? DemoteNode.SWARM_STAYS : DemoteNode.SWARM_ENDS;
        List<Step> steps = new ArrayList<>();
        if (manager(before)) {
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
                .anyMatch(node -> planned.spec(node).filter(NodeType::manager).isPresent());
    }

    private static boolean manager(Entries spec) {
        return Values.textOf(spec, "role").filter(MANAGER::equals).isPresent();
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return Map.ofEntries(
                Map.entry("UnlockNode", UnlockNode.class),
                Map.entry("RotateJoinTokens", RotateJoinTokens.class),
                Map.entry("JoinNode", JoinNode.class),
                Map.entry("RemoveBrokenJoin", RemoveBrokenJoin.class),
                Map.entry("ApplyNodeSettings", ApplyNodeSettings.class),
                Map.entry("PromoteNode", PromoteNode.class),
                Map.entry("DemoteNode", DemoteNode.class),
                Map.entry("DrainNode", DrainNode.class),
                Map.entry("NoteServices", NoteServices.class),
                Map.entry("MakeWay", MakeWay.class),
                Map.entry("CheckUpgraded", CheckUpgraded.class),
                Map.entry("LeaveSwarm", LeaveSwarm.class),
                Map.entry("RecogniseNode", RecogniseNode.class),
                Map.entry("RemoveNode", RemoveNode.class),
                Map.entry("RenewAddresses", RenewAddresses.class));
    }
}

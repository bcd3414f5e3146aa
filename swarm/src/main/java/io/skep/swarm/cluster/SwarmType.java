package io.skep.swarm.cluster;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Kind {@code swarm}, of which there is one, {@code swarm.cluster}. Its creation is the beginning of a swarm on the first
 * wanted manager; a swarm ends when its last manager leaves, and its removal only sees to one that was left behind.
 */
public final class SwarmType implements ResourceType {

    @Override
    public String kind() {
        return "swarm";
    }

    @Override
    public Schema schema() {
        return SwarmSchema.SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return List.of(Cluster.ID, Cluster.CA_DIGEST, Cluster.FIRST_MANAGER);
    }

    @Override
    public Seen look(Window window, Target target) throws InterruptedException {
        if (Cluster.id(window).isEmpty()) {
            return lookAround(window, target);
        }
        return switch (Managers.find(window)) {
            case Managers.Found.Reached reached -> seen(window, target, reached.host(), reached.membership());
            case Managers.Found.Gone() -> new Seen.Absent();
            case Managers.Found.Silent(String why) -> new Seen.Unreachable(why);
        };
    }

    /** Nothing is recorded: a swarm that a broken-off run began is found by its labels on the hosts that are known. */
    private static Seen lookAround(Window window, Target target) throws InterruptedException {
        Optional<String> silent = Optional.empty();
        for (Address host : window.outputs("host").keySet()) {
            if (!mayHaveEngine(window, host)) {
                continue;
            }
            try {
                Membership membership = Membership.of(Engines.look(window, host));
                JsonNode labels = membership.cluster().path("Spec").path("Labels");
                if (membership.manager()
                        && OwnLabels.foreign(labels, window.ownership()).isEmpty()) {
                    return seen(window, target, host, membership);
                }
            } catch (RemoteException error) {
                silent = Optional.of(Words.of(error));
            }
        }
        return silent.isPresent() && target.recorded().isPresent()
                ? new Seen.Unreachable(silent.get())
                : new Seen.Absent();
    }

    /** A swarm is looked at after the engines of its managers; what was a manager may be wanted as a worker by now. */
    private static boolean mayHaveEngine(Window window, Address host) {
        Address engine = host.as("engine");
        return window.seen(engine) instanceof Seen.Present
                || !window.outputs(engine).entries().isEmpty();
    }

    private static Seen seen(Window window, Target target, Address host, Membership membership) {
        JsonNode cluster = membership.cluster();
        Optional<String> foreign = OwnLabels.foreign(cluster.path("Spec").path("Labels"), window.ownership());
        if (foreign.isPresent()) {
            return new Seen.Foreign("the swarm that " + host + " manages is not ours: " + foreign.get());
        }
        Entries outputs = Cluster.outputs(membership, host);
        Optional<String> begunOn = Values.textOf(target.outputs(), Cluster.FIRST_MANAGER);
        return new Seen.Present(
                ClusterDocument.seen(cluster, target),
                begunOn.isPresent()
                        ? outputs.with(Cluster.FIRST_MANAGER, target.outputs().get(Cluster.FIRST_MANAGER))
                        : outputs);
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.Create(Address address, Entries after, boolean _) -> {
                Address first = Cluster.begunOn(planned).orElseGet(() -> firstManager(planned));
                yield List.of(new InitSwarm(address, first, after, nodeSpec(planned, first)));
            }
            case Change.Update(Address address, Entries _, Entries after, var differences) ->
                List.of(new UpdateSwarm(address, after, ClusterDocument.dropped(differences)));
            case Change.Delete(Address address, Entries _, String _) -> List.of(new EndSwarm(address));
            // Refused by the rule SwarmStays: a swarm is not made anew under running services.
            case Change.Replace _, Change.Forget _, Change.NoOp _ -> List.of();
        };
    }

    /** The wanted manager with the smallest address; the swarm itself where none is wanted, which a rule refuses. */
    private static Address firstManager(Planned planned) {
        return planned.wanted("node").stream()
                .filter(node -> planned.spec(node)
                        .flatMap(spec -> Values.textOf(spec, "role"))
                        .filter("manager"::equals)
                        .isPresent())
                .findFirst()
                .map(node -> node.as("host"))
                .orElse(Cluster.ADDRESS);
    }

    private static Entries nodeSpec(Planned planned, Address first) {
        Entries spec = planned.spec(first.as("node")).orElse(Entries.NONE);
        return NodeAddresses.asked(spec);
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return Map.of("InitSwarm", InitSwarm.class, "UpdateSwarm", UpdateSwarm.class, "EndSwarm", EndSwarm.class);
    }
}

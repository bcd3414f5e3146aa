package io.skep.swarm.disaster;

import io.skep.plans.apply.Step;
import io.skep.plans.resource.Address;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Cluster;
import io.skep.swarm.cluster.NewCluster;
import io.skep.swarm.node.RecogniseNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on a swarm that is lost or might be: each the story of its steps, which are carried out one after the other. */
public final class Disasters {

    private Disasters() {}

    /** From lost managers: what the best one still has is kept, it goes on alone, and the entries of the others go. */
    public static List<Step> recovery(State state, Address host, String stamp) {
        return List.of(
                new KeepRaft(Cluster.ADDRESS, host, stamp),
                forced(state, host, recordedId(state, host.as("node"))),
                new RemoveLostNodes(Cluster.ADDRESS, host, RemoveLostNodes.MANAGERS));
    }

    /**
     * A backup of one manager, which is away meanwhile.
     *
     * @param id of its node
     * @param alone whether the swarm may be without a majority meanwhile
     */
    public static List<Step> backup(Address node, String id, String stamp, boolean alone) {
        return List.of(new PackRaft(node, id, stamp, alone ? PackRaft.GIVEN_UP : PackRaft.KEPT), new AwaitReturn(node));
    }

    /** After a backup was fetched. */
    public static List<Step> fetched(Address node) {
        return List.of(new ForgetArchive(node));
    }

    /** From a backup that waits on a host: the swarm goes on there, alone. */
    public static List<Step> restoration(State state, Address host, BackupFacts facts, String stamp) {
        return List.of(
                new UnpackRaft(Cluster.ADDRESS, host, facts.sha256(), stamp),
                forced(state, host, facts.node()),
                new RemoveLostNodes(Cluster.ADDRESS, host, RemoveLostNodes.ALL),
                new RecogniseNode(host.as("node")),
                new EndRestoration(Cluster.ADDRESS, host, facts.sha256()));
    }

    private static Step forced(State state, Address host, String id) {
        return new ForceNewCluster(
                Cluster.ADDRESS, host, id, swarm(state), NewCluster.addresses(spec(state, host.as("node"))));
    }

    /** Where an archive is fetched from, and where it is brought, below the engine's data root. */
    public static String archive(String root) {
        return RaftCommands.archive(root);
    }

    /** Where an archive is to be brought for being unpacked. */
    public static String arrived(String root) {
        return RaftCommands.arrived(root);
    }

    /** The steps above by name, for plans and journals. */
    public static Map<String, Class<? extends Step>> acts() {
        return Map.of(
                "KeepRaft", KeepRaft.class,
                "ForceNewCluster", ForceNewCluster.class,
                "RemoveLostNodes", RemoveLostNodes.class,
                "PackRaft", PackRaft.class,
                "AwaitReturn", AwaitReturn.class,
                "ForgetArchive", ForgetArchive.class,
                "UnpackRaft", UnpackRaft.class,
                "EndRestoration", EndRestoration.class);
    }

    private static Entries swarm(State state) {
        return NewCluster.fixed(spec(state, Cluster.ADDRESS));
    }

    private static String recordedId(State state, Address node) {
        return Optional.ofNullable(state.resources().get(node))
                .flatMap(recorded -> Values.textOf(recorded.outputs(), "node_id"))
                .orElse("");
    }

    private static Entries spec(State state, Address address) {
        Recorded recorded = state.resources().get(address);
        return recorded == null ? Entries.NONE : recorded.spec();
    }
}

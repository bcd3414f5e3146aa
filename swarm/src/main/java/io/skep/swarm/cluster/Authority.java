package io.skep.swarm.cluster;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The swarm's certificate authority: its own root certificate, those outside that sign for it, and the way to another one. */
final class Authority {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Authority() {}

    /** The blocks {@code ca} and {@code external_ca}; what the spec does not name stays. */
    static void write(ObjectNode document, Entries spec) {
        Entries own = Values.entriesOf(spec, "ca");
        if (!own.entries().isEmpty()) {
            new Writing(own, Writing.inner(document, "CAConfig"))
                    .text("certificate", "SigningCACert")
                    .text("key", "SigningCAKey");
        }
        List<Entries> others = entries(spec);
        if (!others.isEmpty()) {
            var list = Writing.inner(document, "CAConfig").putArray("ExternalCAs");
            others.forEach(each -> new Writing(each, list.addObject())
                    .text("protocol", "Protocol")
                    .text("url", "URL")
                    .map("options", "Options")
                    .text("ca_certificate", "CACert"));
        }
    }

    /**
     * What a manager tells. The key is told by nobody: it is what was last asked for.
     *
     * @param recorded what was last asked for
     * @param wanted what is asked for now
     */
    static void read(JsonNode cluster, Entries recorded, Entries wanted, Seeing seeing) {
        List<Entries> others = new ArrayList<>();
        cluster.path("Spec")
                .path("CAConfig")
                .path("ExternalCAs")
                .forEach(each -> others.add(new Seeing()
                        .text("protocol", each.path("Protocol"))
                        .text("url", each.path("URL"))
                        .map("options", each.path("Options"))
                        .text("ca_certificate", each.path("CACert"))
                        .entries()));
        if (!others.isEmpty()) {
            seeing.blocks("external_ca", others);
        }
        if (Stream.of(wanted, recorded).allMatch(each -> each.get("ca") instanceof Value.Nothing)) {
            return;
        }
        String root = root(cluster);
        String shown = Stream.of(wanted, recorded)
                .flatMap(each -> Values.textOf(Values.entriesOf(each, "ca"), "certificate").stream())
                .filter(each -> same(each, root))
                .findFirst()
                .orElse(root);
        seeing.block(
                "ca",
                new Seeing()
                        .put("certificate", Values.text(shown))
                        .put("key", Values.entriesOf(recorded, "ca").get("key")));
    }

    /** Whether nodes are on their way from one root certificate to another. */
    static boolean changing(JsonNode cluster) {
        return cluster.path("RootRotationInProgress").asBoolean(false);
    }

    /** Waits until every node has the root certificate that the swarm is going to; what is recorded of it then. */
    static Entries settled(World world) throws RemoteException, InterruptedException {
        List<String> down = new ArrayList<>();
        try {
            return Patience.until(
                    world,
                    LIMIT,
                    "the nodes have not all got the swarm's new root certificate",
                    () -> Managers.once(world, manager -> settled(manager, down)));
        } catch (RemoteException late) {
            if (down.isEmpty()) {
                throw late;
            }
            throw new RemoteException(
                    late.getMessage() + ": " + String.join(", ", down) + " is down. Bring it back or take it out, and"
                            + " apply again; until then old and new certificates are both trusted",
                    true,
                    late);
        }
    }

    private static Optional<Entries> settled(EngineApi manager, List<String> down)
            throws RemoteException, InterruptedException {
        Membership membership = Membership.of(manager);
        if (!changing(membership.cluster())) {
            return Optional.of(Cluster.authority(membership));
        }
        down.clear();
        for (ObjectNode node : manager.list(Route.to("/nodes"))) {
            if (!node.path("Status").path("State").asString("").equals("ready")) {
                down.add(node.path("Description").path("Hostname").asString("?"));
            }
        }
        return Optional.empty();
    }

    static String root(JsonNode cluster) {
        return cluster.path("TLSInfo").path("TrustRoot").asString("");
    }

    /** Whether two texts in PEM hold the same, however their lines are broken. */
    private static boolean same(String one, String other) {
        return one.replaceAll("\\s", "").equals(other.replaceAll("\\s", ""));
    }

    private static List<Entries> entries(Entries spec) {
        return Values.itemsOf(spec, "external_ca").stream()
                .filter(Entries.class::isInstance)
                .map(Entries.class::cast)
                .toList();
    }
}

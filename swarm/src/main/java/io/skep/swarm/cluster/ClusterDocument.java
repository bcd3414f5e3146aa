package io.skep.swarm.cluster;

import io.skep.plans.apply.Ownership;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The spec of the swarm as the engine's documents say it, both ways; pure. */
final class ClusterDocument {

    private static final String GONE = "gone";
    private static final Set<String> BLOCKS = Set.of("external_ca", "ca");

    private ClusterDocument() {}

    /** Labels, settings and blocks of which a difference says that they are to go; settings with what holds again. */
    static Entries dropped(List<Difference> differences) {
        Entries dropped = OwnLabels.dropped(differences);
        TreeSet<String> gone = new TreeSet<>();
        for (Difference each : differences) {
            if (each.after() instanceof Value.Nothing) {
                String name = each.path().split("[.\\[]", 2)[0];
                Optional<Value> usual = Setting.usual(name);
                if (usual.isPresent()) {
                    dropped = dropped.with(name, usual.get());
                } else if (BLOCKS.contains(name)) {
                    gone.add(name);
                }
            }
        }
        return gone.isEmpty() ? dropped : dropped.with(GONE, Values.texts(List.copyOf(gone)));
    }

    /** The body of {@code POST /swarm/init}. */
    static ObjectNode init(Entries spec, NodeAddresses addresses, Ownership ownership) {
        ObjectNode document = addresses.document();
        new Writing(spec, document)
                .texts("default_addr_pool", "DefaultAddrPool")
                .number("subnet_size", "SubnetSize")
                .number("data_path_port", "DataPathPort");
        document.set("Spec", patch(Json.object(), spec, Entries.NONE, ownership));
        return document;
    }

    /** Writes what we own into the swarm's spec; the rest stays. */
    static ObjectNode patch(ObjectNode current, Entries spec, Entries dropped, Ownership ownership) {
        boolean beginning = current.isEmpty();
        ObjectNode labels = Writing.inner(current, "Labels");
        Rotation due = Rotation.due(spec, labels);
        OwnLabels.write(labels, ownership, Cluster.ADDRESS, spec);
        OwnLabels.drop(labels, dropped);
        Rotation.write(labels, spec);
        Setting.write(current, dropped.overlaidWith(spec));
        Set<String> gone = new TreeSet<>(Values.textsOf(dropped, GONE));
        gone.removeIf(block -> !(spec.get(block) instanceof Value.Nothing));
        if (gone.contains("external_ca")) {
            Writing.inner(current, "CAConfig").remove("ExternalCAs");
        }
        Authority.write(current, spec);
        if (gone.contains("ca") || (due.authority() && !beginning)) {
            Rotation.renew(current);
        }
        return current;
    }

    /** What a manager tells of the swarm, named as in the spec. */
    static Entries seen(JsonNode cluster, Target target) {
        JsonNode spec = cluster.path("Spec");
        Entries like = target.spec();
        Seeing seeing = new Seeing();
        Setting.read(spec, like, seeing);
        Authority.read(cluster, like, target.wanted().orElse(Entries.NONE), seeing);
        return seeing.block("rotate", Rotation.seen(cluster))
                // The swarm does not keep them; how upgrades go is no state of anything.
                .put(Upgrades.BLOCK, target.wanted().orElse(like).get(Upgrades.BLOCK))
                .put(Rotation.AFTER_JOIN, like.get(Rotation.AFTER_JOIN))
                .texts("default_addr_pool", cluster.path("DefaultAddrPool"))
                .number("subnet_size", cluster.path("SubnetSize"))
                .number("data_path_port", cluster.path("DataPathPort"))
                .put("labels", OwnLabels.seen(spec.path("Labels")))
                .entries();
    }
}

package io.skep.swarm.cluster;

import io.skep.plans.apply.Ownership;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Adopted;
import io.skep.swarm.document.Unsaid;
import io.skep.swarm.document.Unusual;
import io.skep.swarm.engineapi.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The settings of a live swarm as a topology would ask for them; pure. */
public final class AdoptSwarm {

    private AdoptSwarm() {}

    /** What a manager says of its swarm. */
    public static Adopted of(Membership manager) {
        Target anything = new Target(Cluster.ADDRESS, Optional.empty(), Optional.empty(), Entries.NONE);
        Entries seen = ClusterDocument.seen(manager.cluster(), anything).with("rotate", Value.NOTHING);
        Entries body = new Unusual(usual()).of(SwarmSchema.SCHEMA, seen);
        List<String> unsaid = Unsaid.fields(
                manager.cluster().path("Spec"),
                ClusterDocument.patch(Json.object(), seen, Entries.NONE, new Ownership("", "")),
                Set.of("/Name"));
        return new Adopted(Cluster.ADDRESS, SwarmSchema.SCHEMA, body, manager.clusterId(), unsaid);
    }

    private static Map<String, Value> usual() {
        TreeMap<String, Value> usual = new TreeMap<>();
        Setting.ALL.forEach(setting -> usual.put(setting.name(), setting.usual()));
        usual.put("default_addr_pool", Values.texts(List.of("10.0.0.0/8")));
        usual.put("subnet_size", Values.number(24));
        usual.put("data_path_port", Values.number(4789));
        return usual;
    }
}

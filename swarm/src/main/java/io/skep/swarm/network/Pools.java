package io.skep.swarm.network;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The subnets of a network: as short attributes where there is one, else as blocks {@code pool}; pure. */
final class Pools {

    static final String BLOCK = "pool";
    private static final List<String> KEYS = List.of("subnet", "gateway", "ip_range");

    private Pools() {}

    /** A single block says what the short attributes say. */
    static Entries settled(Entries body) {
        List<Entries> blocks = blocks(body);
        Entries settled = body;
        if (blocks.size() == 1 && Values.textOf(body, "subnet").isEmpty()) {
            for (String key : KEYS) {
                settled = settled.with(key, blocks.getFirst().get(key));
            }
        }
        return blocks.size() < 2 ? settled.with(BLOCK, Value.NOTHING) : settled;
    }

    /** All pools of a spec, of either spelling; none where the swarm chooses. */
    static List<Entries> of(Entries spec) {
        List<Entries> blocks = blocks(spec);
        if (!blocks.isEmpty()) {
            return blocks;
        }
        Entries single = Entries.NONE;
        for (String key : KEYS) {
            single = single.with(key, spec.get(key));
        }
        return single.entries().isEmpty() ? List.of() : List.of(single);
    }

    /** The subnets of a spec that are known and are such. */
    static List<Cidr> subnets(Entries spec) {
        return of(spec).stream().flatMap(pool -> cidr(pool, "subnet").stream()).toList();
    }

    /** The block of addresses under a key of a pool. */
    static Optional<Cidr> cidr(Entries pool, String key) {
        return Values.textOf(pool, key).flatMap(Cidr::parse);
    }

    /** {@code IPAM.Config}. */
    static ArrayNode written(Entries spec) {
        ArrayNode documents = Json.array();
        for (Entries pool : of(spec)) {
            new Writing(pool, documents.addObject())
                    .text("subnet", "Subnet")
                    .text("gateway", "Gateway")
                    .text("ip_range", "IPRange");
        }
        return documents;
    }

    /** One pool as attributes, and all of them as blocks where there are more. */
    static void read(JsonNode documents, Seeing seeing) {
        List<Entries> pools = new ArrayList<>();
        for (JsonNode document : documents) {
            pools.add(new Seeing()
                    .text("subnet", document.path("Subnet"))
                    .text("gateway", document.path("Gateway"))
                    .text("ip_range", document.path("IPRange"))
                    .entries());
        }
        if (pools.size() == 1) {
            KEYS.forEach(key -> seeing.put(key, pools.getFirst().get(key)));
        } else if (!pools.isEmpty()) {
            seeing.put(BLOCK, new Items(List.copyOf(pools)));
        }
    }

    private static List<Entries> blocks(Entries spec) {
        return Values.itemsOf(spec, BLOCK).stream()
                .filter(Entries.class::isInstance)
                .map(Entries.class::cast)
                .toList();
    }
}

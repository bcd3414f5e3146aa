package io.skep.swarm.stack;

import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A network of a Compose file as the block {@code network}. */
final class NetworkDraft {

    private static final String ENCRYPTED = "encrypted";

    private NetworkDraft() {}

    static void fill(Mapping network, Draft draft, StackModel stack) {
        network.text("driver").filter(driver -> !driver.equals("default")).ifPresent(driver -> {
            if (driver.equals("bridge")) {
                stack.leftOut()
                        .tell(
                                "networks.driver",
                                "A bridge is of one host. The network is an overlay.",
                                network.place("driver"));
            } else {
                draft.put("driver", Values.text(driver), "driver", network.place("driver"));
            }
        });
        Written.scalars(network, draft, "attachable", "internal");
        options(network, draft);
        draft.put("labels", stack.names().labels(network.get("labels")), "labels", network.range());
        Written.inner(network, "ipam").ifPresent(ipam -> addresses(ipam, draft));
        Written.scalar(network, "enable_ipv6", "enable_ipv6", draft, "ipv6");
    }

    private static void options(Mapping network, Draft draft) {
        network.get("driver_opts").ifPresent(value -> {
            Map<String, String> options = new TreeMap<>(
                    Values.textMapOf(Values.textEntries(Map.of()).with("all", Written.dictionary(value)), "all"));
            String encrypted = options.remove(ENCRYPTED);
            if (encrypted != null && !encrypted.equals("false")) {
                draft.put(ENCRYPTED, Values.bool(true), "driver_opts", network.place("driver_opts"));
            }
            draft.put("options", Values.textEntries(options), "driver_opts", network.place("driver_opts"));
        });
    }

    private static void addresses(Mapping ipam, Draft draft) {
        List<Yaml> pools = ipam.get("config").map(Yaml::items).orElse(List.of());
        if (pools.size() > 1) {
            Optional.of(pools.get(1))
                    .ifPresent(pool -> draft.put("pools", Values.texts(List.of()), "ipam.config", pool.range()));
        }
        if (!pools.isEmpty() && pools.getFirst() instanceof Mapping pool) {
            Written.scalars(pool, draft, "subnet", "gateway", "ip_range");
            pool.get("aux_addresses")
                    .ifPresent(value -> draft.put(
                            "aux_addresses",
                            Written.dictionary(value),
                            "ipam.config.aux_addresses",
                            pool.place("aux_addresses")));
        }
    }
}

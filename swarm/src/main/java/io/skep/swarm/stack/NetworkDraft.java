package io.skep.swarm.stack;

import io.skep.plans.text.Range;
import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.List;
import java.util.Map;

/** A network of a Compose file as the block {@code network}. */
final class NetworkDraft {

    private static final String ENCRYPTED = "encrypted";
    private static final String MTU = "com.docker.network.driver.mtu";

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
        Written.scalar(network, "enable_ipv6", "enable_ipv6", draft, "ipv6");
        options(network, draft);
        draft.put("labels", stack.names().labels(network.get("labels")), "labels", network.range());
        Written.inner(network, "ipam").ifPresent(ipam -> addresses(ipam, draft));
    }

    /** What the block has words of its own for does not stand among the options. */
    private static void options(Mapping network, Draft draft) {
        network.get("driver_opts").ifPresent(value -> {
            Range place = network.place("driver_opts");
            Map<String, String> options = Written.textMap(value);
            String encrypted = options.remove(ENCRYPTED);
            if (encrypted != null && !encrypted.equals("false")) {
                draft.put(ENCRYPTED, Values.bool(true), "driver_opts", place);
            }
            if (draft.knows("mtu") && options.containsKey(MTU)) {
                draft.put("mtu", Values.text(String.valueOf(options.remove(MTU))), "driver_opts", place);
            }
            draft.put("options", Values.textEntries(options), "driver_opts", place);
        });
    }

    private static void addresses(Mapping ipam, Draft draft) {
        ipam.text("driver")
                .filter(driver -> !driver.equals("default"))
                .ifPresent(_ -> Written.scalar(ipam, "driver", "ipam.driver", draft, "ipam_driver"));
        ipam.get("options")
                .ifPresent(options ->
                        draft.put("ipam_options", Written.dictionary(options), "ipam.options", ipam.place("options")));
        List<Yaml> pools = ipam.get("config").map(Yaml::items).orElse(List.of());
        for (int index = 0; index < pools.size(); index++) {
            if (pools.get(index) instanceof Mapping pool) {
                if (index == 0) {
                    pool(pool, draft);
                } else {
                    draft.block("pool", "ipam.config", pool.range()).ifPresent(further -> pool(pool, further));
                }
            }
        }
    }

    private static void pool(Mapping pool, Draft draft) {
        Written.scalars(pool, draft, "subnet", "gateway", "ip_range");
        pool.get("aux_addresses")
                .ifPresent(value -> draft.put(
                        "aux_addresses",
                        Written.dictionary(value),
                        "ipam.config.aux_addresses",
                        pool.place("aux_addresses")));
    }
}

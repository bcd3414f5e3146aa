package io.skep.swarm.network;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a schema cannot say of the block {@code network}: that its addresses are some, and fit each other. */
final class NetworkCheck implements Consumer<Item> {

    static final String MTU = "com.docker.network.driver.mtu";
    private static final int LEAST_MTU = 68;
    private static final int LEAST_MTU_OF_IPV6 = 1280;
    private static final int MOST_MTU = 65_535;

    @Override
    public void accept(Item item) {
        Entries body = item.body();
        boolean blocks = !Values.itemsOf(body, Pools.BLOCK).isEmpty();
        if (blocks && Values.textOf(body, "subnet").isPresent()) {
            wrong(item, "subnet", "has both subnet and a block pool. Write a block pool for each of its subnets.");
        }
        List<Entries> pools = Pools.of(body);
        for (int each = 0; each < pools.size(); each++) {
            pool(item, blocks ? Pools.BLOCK + "[" + each + "]." : "", pools.get(each));
        }
        List<Cidr> subnets = Pools.subnets(body);
        for (int one = 0; one < subnets.size(); one++) {
            for (int other = one + 1; other < subnets.size(); other++) {
                if (subnets.get(one).overlaps(subnets.get(other))) {
                    wrong(
                            item,
                            Pools.BLOCK + "[0]",
                            "has pools that overlap: " + subnets.get(one) + " and " + subnets.get(other) + ".");
                }
            }
        }
        versions(item, subnets);
        mtu(item);
        ingress(item);
    }

    private static void pool(Item item, String at, Entries pool) {
        Optional<String> subnet = Values.textOf(pool, "subnet");
        Optional<Cidr> block = subnet.flatMap(Cidr::parse);
        if (subnet.isPresent() && block.isEmpty()) {
            wrong(item, at + "subnet", "has the subnet \"" + subnet.get() + "\"; one looks like 10.7.0.0/24.");
        } else if (subnet.isPresent()
                && !subnet.get().equals(block.orElseThrow().toString())
                && !block.get().isIpv6()) {
            wrong(
                    item,
                    at + "subnet",
                    "has the subnet \"" + subnet.get() + "\", which does not begin there. Write " + block.get() + ".");
        }
        within(item, at, pool, "gateway", "one address, such as 10.7.0.1", block);
        within(item, at, pool, "ip_range", "a part of a subnet, such as 10.7.0.128/25", block);
    }

    private static void within(Item item, String at, Entries pool, String key, String form, Optional<Cidr> subnet) {
        Optional<String> text = Values.textOf(pool, key);
        if (text.isEmpty()) {
            return;
        }
        Optional<Cidr> part = key.equals("gateway") ? text.flatMap(Cidr::address) : text.flatMap(Cidr::parse);
        if (part.isEmpty()) {
            wrong(item, at + key, "has the " + key + " \"" + text.get() + "\"; it is " + form + ".");
        } else if (!pool.entries().containsKey("subnet")) {
            wrong(item, at + key, "has a " + key + " but no subnet. Write the subnet it is in.");
        } else if (subnet.isPresent() && !subnet.get().holds(part.get())) {
            wrong(
                    item,
                    at + key,
                    "has the " + key + " " + text.get() + ", which is not in its subnet " + subnet.get() + ".");
        }
    }

    private static void versions(Item item, List<Cidr> subnets) {
        boolean asked = Values.boolOf(item.body(), "ipv6").orElse(false);
        boolean given = subnets.stream().anyMatch(Cidr::isIpv6);
        boolean known = subnets.size() == Pools.of(item.body()).size();
        if (asked && !given && known) {
            wrong(
                    item,
                    "ipv6",
                    "has ipv6 but no IPv6 subnet, and a swarm chooses none. Add pool { subnet = \"fd00:7::/64\" }.");
        } else if (given && !asked) {
            wrong(item, Pools.BLOCK + "[0]", "has an IPv6 subnet but not ipv6 = true.");
        }
    }

    private static void mtu(Item item) {
        int least = Values.boolOf(item.body(), "ipv6").orElse(false) ? LEAST_MTU_OF_IPV6 : LEAST_MTU;
        Values.longOf(item.body(), "mtu")
                .filter(mtu -> mtu < least || mtu > MOST_MTU)
                .ifPresent(mtu ->
                        wrong(item, "mtu", "has an mtu of " + mtu + "; it is from " + least + " to " + MOST_MTU + "."));
        if (Values.longOf(item.body(), "mtu").isPresent()
                && Values.textMapOf(item.body(), "options").containsKey(MTU)) {
            wrong(item, "mtu", "has mtu and the option " + MTU + ". Take the option out.");
        }
    }

    private static void ingress(Item item) {
        Entries body = item.body();
        if (!Values.boolOf(body, "ingress").orElse(false)) {
            return;
        }
        if (!Values.textOf(body, "driver").filter("overlay"::equals).isPresent()) {
            wrong(item, "driver", "carries the routing mesh, which only the driver overlay does.");
        }
        for (String key : List.of("attachable", "internal")) {
            if (Values.boolOf(body, key).orElse(false)) {
                wrong(item, key, "carries the routing mesh and cannot be " + key + ".");
            }
        }
    }

    private static void wrong(Item item, String key, String what) {
        item.problems()
                .error(
                        "Wrong network",
                        item.address() + " " + what,
                        item.written().getOrDefault(key, item.place()));
    }
}

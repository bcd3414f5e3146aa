package io.skep.provision.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What is to be said of hosts that were looked at. Pure.
 *
 * @param written pools and subnets that somebody chose for overlays
 * @param usual whether overlays get addresses of the pool that swarms choose by themselves as well; an overlap with it is a warning
 */
public record HostRules(List<String> written, boolean usual) {

    /** What a swarm cuts overlays from where nobody chose: the engine's default. */
    private static final String USUAL = "10.0.0.0/8";

    /** A manager writes 64 MB of its log ahead, and images must fit too. */
    private static final long LEAST_KILOBYTES = 300L * 1024;

    private static final long FEW_KILOBYTES = 2L * 1024 * 1024;
    private static final Duration MUCH_SKEW = Duration.ofMinutes(30);
    private static final Duration SOME_SKEW = Duration.ofSeconds(5);

    /**
     * The rules of a topology.
     *
     * @param pools of its swarm, where it names any
     * @param subnets of its networks: those without one are cut from the pools
     */
    public static HostRules of(List<String> pools, List<String> subnets) {
        List<String> written = new ArrayList<>(pools);
        written.addAll(subnets);
        return new HostRules(List.copyOf(written), pools.isEmpty());
    }

    /** What a swarm cannot be built on at all. */
    public List<Finding> grave(String host, HostSight sight) {
        List<Finding> found = new ArrayList<>();
        if (sight.freeKilobytes() >= 0 && sight.freeKilobytes() < LEAST_KILOBYTES) {
            found.add(new Finding(
                    true,
                    "disk",
                    host,
                    "only " + sight.freeKilobytes() / 1024 + " MB are free where the engine keeps its files",
                    "Free some (docker system prune shows what may go), or move data_root"));
        }
        if (sight.skew().abs().compareTo(MUCH_SKEW) > 0) {
            found.add(skew(true, host, sight));
        }
        overlap(sight, written).ifPresent(what -> found.add(pool(true, host, what)));
        return found;
    }

    /** All that can be said of one host. */
    public List<Finding> of(String host, HostSight sight) {
        List<Finding> found = new ArrayList<>(grave(host, sight));
        if (sight.freeKilobytes() >= LEAST_KILOBYTES && sight.freeKilobytes() < FEW_KILOBYTES) {
            found.add(new Finding(
                    false,
                    "disk",
                    host,
                    sight.freeKilobytes() / 1024 + " MB are free where the engine keeps its files",
                    "Images and logs soon fill that; free some, or move data_root"));
        }
        if (sight.skew().abs().compareTo(SOME_SKEW) > 0 && sight.skew().abs().compareTo(MUCH_SKEW) <= 0) {
            found.add(skew(false, host, sight));
        }
        if (usual) {
            overlap(sight, List.of(USUAL)).ifPresent(what -> found.add(pool(false, host, what)));
        }
        if (sight.swarm().equals("error")
                || sight.swarm().equals("locked")
                || !sight.trouble().isBlank()) {
            found.add(new Finding(
                    true,
                    "swarm",
                    host,
                    "its engine says of its swarm: " + (sight.swarm() + " " + sight.trouble()).strip(),
                    sight.swarm().equals("locked")
                            ? "Unlock it (docker swarm unlock), or let apply do it with autolock = true"
                            : "apply makes it leave and join again where it is a node of the topology"));
        }
        if (!sight.missing().isEmpty()) {
            found.add(new Finding(
                    false,
                    "kernel",
                    host,
                    "its kernel (" + sight.kernel() + ") lacks " + String.join(", ", sight.missing()),
                    "Without vxlan there are no overlays, without ip_vs no virtual addresses and no routing mesh: install the"
                            + " modules of this kernel, or use endpoint_mode = \"dnsrr\" and mode = \"host\""));
        }
        if (!sight.resolves()) {
            found.add(new Finding(
                    false,
                    "dns",
                    host,
                    "it does not find registry-1.docker.io",
                    "Mend /etc/resolv.conf, or preload images and use a registry it finds"));
        }
        return found;
    }

    /** What can only be said of all together. */
    public List<Finding> ofAll(SortedMap<String, HostSight> sights) {
        List<Finding> found = new ArrayList<>();
        TreeSet<String> engines = new TreeSet<>();
        TreeSet<Integer> mtus = new TreeSet<>();
        for (Map.Entry<String, HostSight> each : sights.entrySet()) {
            if (!each.getValue().engine().isEmpty()) {
                engines.add(each.getValue().engine());
            }
            if (each.getValue().mtu() > 0) {
                mtus.add(each.getValue().mtu());
            }
        }
        if (engines.size() > 1) {
            found.add(new Finding(
                    false,
                    "engine",
                    "",
                    "the engines are of several versions: " + String.join(", ", engines),
                    "Set one version in the engine blocks and apply"));
        }
        if (mtus.size() > 1) {
            found.add(new Finding(
                    false,
                    "mtu",
                    "",
                    "the hosts' interfaces have several MTUs: " + mtus,
                    "Large packets vanish between them: set mtu = " + (mtus.first() - 50)
                            + " on overlays, or one MTU on all hosts"));
        }
        return found;
    }

    private static Finding skew(boolean fatal, String host, HostSight sight) {
        long seconds = sight.skew().abs().toSeconds();
        return new Finding(
                fatal,
                "clock",
                host,
                "its clock is " + seconds + " s " + (sight.skew().isNegative() ? "behind" : "ahead of")
                        + " this machine's",
                "Certificates of the swarm would not be valid yet or any more: set the clock, and keep it with NTP"
                        + " (timedatectl set-ntp true)");
    }

    private static Finding pool(boolean fatal, String host, String what) {
        return new Finding(
                fatal,
                "pools",
                host,
                what,
                "Nodes would lose what is there: choose another default_addr_pool or subnet");
    }

    private static Optional<String> overlap(HostSight sight, List<String> pools) {
        for (String pool : pools) {
            for (String route : sight.routes()) {
                Optional<Range4> network = Range4.parse(route);
                if (network.isPresent()
                        && Range4.parse(pool).filter(network.get()::overlaps).isPresent()) {
                    return Optional.of(
                            "its route to " + route + " overlaps " + pool + ", which overlays get addresses from");
                }
            }
        }
        return Optional.empty();
    }
}

package io.skep.provision.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one look at a host told; what it did not tell is empty or negative.
 *
 * @param skew how far its clock is ahead of this machine's; only what is longer than the look itself counts
 * @param freeKilobytes where the engine keeps its files
 * @param engine the version of the running engine; empty where none runs
 * @param swarm the engine's own place in a swarm: {@code inactive pending active error locked}
 * @param trouble the engine's own words where something is wrong with it
 * @param node what it tells the other nodes to reach it by; empty where it is none
 * @param mtu of the interface with the default route
 * @param missing modules of the kernel that swarms need and it does not have
 * @param resolves whether it finds the address of the usual registry
 * @param routes networks it reaches, {@code 10.0.0.0/24}
 * @param addresses of its own, without prefix lengths
 */
public record HostSight(
        Duration skew,
        long freeKilobytes,
        String kernel,
        String engine,
        String swarm,
        String trouble,
        String node,
        int mtu,
        List<String> missing,
        boolean resolves,
        List<String> routes,
        List<String> addresses) {

    /** Reads what {@link HostLook#COMMAND} printed. */
    static HostSight parse(String printed, Duration skew) {
        TreeMap<String, List<String>> lines = new TreeMap<>();
        printed.lines().forEach(line -> {
            String[] words = line.strip().split(" ", 2);
            lines.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(words.length == 2 ? words[1] : "");
        });
        String[] swarm = first(lines, "swarm").split(" ", 2);
        return new HostSight(
                skew,
                number(first(lines, "disk"), -1),
                first(lines, "kernel"),
                first(lines, "engine"),
                swarm[0],
                swarm.length == 2 ? swarm[1] : "",
                first(lines, "node"),
                (int) number(first(lines, "mtu"), -1),
                lines.getOrDefault("missing", List.of()),
                !first(lines, "names").equals("no"),
                lines.getOrDefault("route", List.of()).stream()
                        .map(route -> route.split(" ", 2)[0])
                        .filter(route -> route.contains("/"))
                        .toList(),
                lines.getOrDefault("address", List.of()).stream()
                        .map(address -> address.replaceFirst("/.*", ""))
                        .toList());
    }

    private static String first(Map<String, List<String>> lines, String key) {
        return lines.getOrDefault(key, List.of("")).getFirst();
    }

    private static long number(String text, long otherwise) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }
}

package io.skep.provision.facts;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one needs to know of a host before doing anything on it. Read with a single command that changes nothing.
 *
 * @param system {@code debian}, {@code ubuntu}: ID of os-release(5)
 * @param family the systems it is like, itself first
 * @param version {@code 12}, {@code 24.04}; empty for a rolling system
 * @param codename {@code bookworm}; may be empty
 * @param architecture as the kernel names it: {@code x86_64}
 * @param init the program that runs as process 1, such as systemd
 * @param packageTool {@code apt}, {@code dnf}, {@code apk} or {@code none}
 * @param cgroups 1 or 2
 * @param kernel its release
 * @param memory in bytes
 * @param processors how many there are
 * @param virtualServers whether the kernel has ip_vs, which carries virtual service addresses and the routing mesh of a swarm
 */
public record HostFacts(
        String system,
        List<String> family,
        String version,
        String codename,
        String architecture,
        String init,
        String packageTool,
        int cgroups,
        String kernel,
        long memory,
        int processors,
        boolean virtualServers) {

    private static final String SCRIPT = """
            cat /etc/os-release 2> /dev/null
            echo SKEP_ARCHITECTURE=$(uname -m)
            echo SKEP_KERNEL=$(uname -r)
            [ -d /run/systemd/system ] && echo SKEP_INIT=systemd || echo SKEP_INIT=$(cat /proc/1/comm)
            for tool in apt-get dnf apk zypper none; do command -v $tool > /dev/null && break; done
            echo SKEP_PACKAGES=$tool
            [ -e /sys/fs/cgroup/cgroup.controllers ] && echo SKEP_CGROUPS=2 || echo SKEP_CGROUPS=1
            echo SKEP_MEMORY=$(sed -n 's/^MemTotal: *\\([0-9]*\\).*/\\1/p' /proc/meminfo)
            echo SKEP_PROCESSORS=$(grep -c ^processor /proc/cpuinfo)
            { [ -e /proc/net/ip_vs ] || modprobe -n -q ip_vs 2> /dev/null; } && echo SKEP_IPVS=yes || echo SKEP_IPVS=no
            """;

    public HostFacts {
        family = List.copyOf(family);
    }

    /** The command whose output {@link #parse} reads. */
    public static Command command() {
        return Command.reading("sh", "-c", SCRIPT);
    }

    /** Reads the facts of a host. */
    public static HostFacts of(Looking host) throws RemoteException, InterruptedException {
        Output output = host.look(command());
        if (!output.ok()) {
            throw new RemoteException(
                    "cannot tell what system " + host + " is: " + output.err().strip(), false);
        }
        return parse(output.out());
    }

    /** Parses what {@link #command} printed; what is missing is empty or zero. */
    public static HostFacts parse(String printed) {
        Map<String, String> values = new TreeMap<>();
        printed.lines().filter(line -> line.contains("=")).forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
        });
        String system = values.getOrDefault("ID", "").toLowerCase(Locale.ROOT);
        String family = (system + " " + values.getOrDefault("ID_LIKE", "")).strip();
        return new HostFacts(
                system,
                Arrays.stream(family.split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                values.getOrDefault("VERSION_ID", ""),
                values.getOrDefault("VERSION_CODENAME", ""),
                values.getOrDefault("SKEP_ARCHITECTURE", ""),
                values.getOrDefault("SKEP_INIT", ""),
                values.getOrDefault("SKEP_PACKAGES", "none").replace("apt-get", "apt"),
                (int) number(values, "SKEP_CGROUPS"),
                values.getOrDefault("SKEP_KERNEL", ""),
                number(values, "SKEP_MEMORY") * 1024,
                (int) number(values, "SKEP_PROCESSORS"),
                values.getOrDefault("SKEP_IPVS", "no").equals("yes"));
    }

    /** For people: {@code debian 12 (x86_64)}. */
    public String named() {
        return (system.isEmpty() ? "an unknown system" : system) + (version.isEmpty() ? "" : " " + version) + " ("
                + architecture + ")";
    }

    private static long number(Map<String, String> values, String key) {
        String text = values.getOrDefault(key, "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static String unquoted(String text) {
        boolean quoted = text.matches("\".*\"|'.*'");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}

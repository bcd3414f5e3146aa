package io.skep.provision.facts;

import io.skep.plans.remote.Command;
import java.util.Map;
import java.util.TreeMap;

/** The command that reads the facts, and what its lines mean. */
final class FactsReading {

    private static final String SCRIPT = """
            [ -r /etc/os-release ] && . /etc/os-release
            echo "system=${ID:-}"
            echo "version=${VERSION_ID:-}"
            echo "codename=${VERSION_CODENAME:-}"
            echo "architecture=$(uname -m)"
            echo "kernel=$(uname -r)"
            echo "init=$(cat /proc/1/comm)"
            if grep -qv '^0::' /proc/1/cgroup; then echo cgroups=1; else echo cgroups=2; fi
            for tool in apt-get dnf yum zypper apk pacman; do
              if command -v "$tool" > /dev/null; then echo "packages=$tool"; break; fi
            done
            echo "memory=$(sed -n 's/^MemTotal: *\\([0-9]*\\) kB/\\1/p' /proc/meminfo)"
            echo "cpus=$(nproc)"
            if [ -e /proc/net/ip_vs ] || [ -d /sys/module/ip_vs ] || modprobe -n -q ip_vs 2> /dev/null; then echo ip_vs=yes; fi
            if command -v cloud-init > /dev/null; then echo cloud_init=yes; fi
            """;

    static final Command COMMAND = Command.reading("sh", "-c", SCRIPT);

    private FactsReading() {}

    static HostFacts parse(String printed) {
        Map<String, String> facts = new TreeMap<>();
        printed.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                facts.put(line.substring(0, equals), line.substring(equals + 1).strip());
            }
        });
        return new HostFacts(
                facts.getOrDefault("system", ""),
                facts.getOrDefault("version", ""),
                facts.getOrDefault("codename", ""),
                facts.getOrDefault("architecture", ""),
                facts.getOrDefault("init", ""),
                (int) number(facts.getOrDefault("cgroups", "")),
                facts.getOrDefault("packages", ""),
                facts.getOrDefault("kernel", ""),
                number(facts.getOrDefault("memory", "")) * 1024,
                (int) number(facts.getOrDefault("cpus", "")),
                facts.containsKey("ip_vs"),
                facts.containsKey("cloud_init"));
    }

    private static long number(String text) {
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }
}

package io.skep.provision.engine.debian;

import io.skep.plans.remote.Command;
import io.skep.provision.engine.EngineInstaller;
import io.skep.provision.facts.HostFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The packages {@code docker.io} and, where the system has the program for people apart, {@code docker-cli}. They come from the archives the
 * host is set up with and are verified by their keys.
 */
public final class DebianPackages implements EngineInstaller {

    private static final String ENGINE = "docker.io";
    private static final String PROGRAM = "docker-cli";
    private static final Set<String> SYSTEMS = Set.of("debian", "ubuntu");

    /** apt fetches lists through the folder "partial", so its time tells when it last did. */
    private static final String YOUNG = """
            lists=/var/lib/apt/lists
            if ls $lists/*Packages* > /dev/null 2>&1 && [ -n "$(find $lists/partial -maxdepth 0 -newermt '1 day ago')" ]; then exit 0; fi
            """;

    private static final String KEPT = "docker.io docker-cli containerd runc";

    @Override
    public boolean fits(HostFacts facts) {
        return SYSTEMS.contains(facts.system())
                && facts.systemd()
                && facts.packages().equals("apt-get");
    }

    @Override
    public String source() {
        return "the distribution's own packages";
    }

    /** Lists that are younger than a day are taken as they are. */
    @Override
    public Command prepare(HostFacts facts, boolean anew) {
        String wait = facts.cloudInit() ? "echo 'waiting for cloud-init'\ncloud-init status --wait > /dev/null\n" : "";
        String young = anew ? "" : YOUNG;
        return AptScript.of(wait + young + "apt update\n");
    }

    @Override
    public Command offer() {
        return Command.reading("apt-cache", "madison", ENGINE, PROGRAM);
    }

    @Override
    public List<String> versions(String printed) {
        return Madison.versions(printed).getOrDefault(ENGINE, List.of());
    }

    /** A version may be asked for without its epoch and from its beginning on. */
    @Override
    public boolean fits(String wanted, String version) {
        String upstream = version.substring(version.indexOf(':') + 1);
        return version.equals(wanted)
                || upstream.equals(wanted)
                || (upstream.startsWith(wanted) && ".+-~".indexOf(upstream.charAt(wanted.length())) >= 0);
    }

    /** Held packages are let go first, or apt would find no way to what they depend on. */
    @Override
    public Command install(Optional<String> version, String printed) {
        SortedMap<String, List<String>> offered = Madison.versions(printed);
        List<String> words = new ArrayList<>();
        words.add(ENGINE + version.map(exact -> "=" + exact).orElse(""));
        if (offered.containsKey(PROGRAM)) {
            words.add(PROGRAM
                    + version.filter(exact -> offered.get(PROGRAM).contains(exact))
                            .map(exact -> "=" + exact)
                            .orElse(""));
        }
        words.addAll(List.of("iptables", "ca-certificates"));
        return AptScript.of("apt-mark unhold " + KEPT + " > /dev/null 2>&1\n"
                + "apt install --no-install-recommends --allow-downgrades " + Command.quoted(words) + " || exit 1\n"
                + hold("hold"));
    }

    @Override
    public Command came() {
        return Command.reading(
                "sh",
                "-c",
                "dpkg-query -W -f '${db:Status-Status}' " + ENGINE
                        + " 2> /dev/null | grep -qE '^(installed|unpacked|half-|triggers-)'");
    }

    @Override
    public Command release() {
        return Command.changing("sh", "-c", hold("unhold"));
    }

    /** Only packages that are there can be held. */
    private static String hold(String verb) {
        return "for package in " + KEPT + "; do\n"
                + "  if dpkg-query -W -f '${db:Status-Status}' \"$package\" 2> /dev/null | grep -qx installed; then apt-mark "
                + verb
                + " \"$package\" > /dev/null; fi\ndone\n";
    }
}

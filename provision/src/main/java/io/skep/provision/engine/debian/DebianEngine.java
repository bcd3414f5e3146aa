package io.skep.provision.engine.debian;

import io.skep.plans.remote.Command;
import io.skep.provision.engine.Installer;
import io.skep.provision.facts.HostFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Debian's and Ubuntu's own packages: docker.io, and docker-cli where the client is a package of its own. */
public final class DebianEngine implements Installer {

    private static final Duration PATIENCE = Duration.ofMinutes(40);
    private static final String ENGINE = "docker.io";
    private static final String CLIENT = "docker-cli";

    @Override
    public String name() {
        return "debian";
    }

    @Override
    public boolean fits(HostFacts facts) {
        return facts.packageTool().equals("apt")
                && (facts.family().contains("debian") || facts.family().contains("ubuntu"));
    }

    @Override
    public Command refresh() {
        return script(AptScript.patiently(List.of("apt update")));
    }

    @Override
    public Command list() {
        return Command.reading("apt-cache", "madison", ENGINE);
    }

    @Override
    public List<String> versions(String printed) {
        return Madison.versions(printed, ENGINE);
    }

    @Override
    public Command owner() {
        return Command.reading("sh", "-c", "path=$(command -v dockerd) || exit 3\ndpkg -S \"$path\"");
    }

    @Override
    public Optional<String> foreign(int exit, String printed) {
        if (exit == 3 || (exit == 0 && printed.startsWith(ENGINE + ":"))) {
            return Optional.empty();
        }
        return Optional.of(
                exit == 0 ? "the package " + printed.split(":", 2)[0] : "a program that came without a package");
    }

    @Override
    public Command install(String version) {
        // Since Debian 13 the client is a package of its own, only recommended by the engine's.
        String client = "client=$(apt-cache madison " + CLIENT + " | grep -qF '| " + version + " |' && echo " + CLIENT
                + "=" + version + " || :)";
        String install = "apt install -y --no-install-recommends --allow-downgrades --allow-change-held-packages"
                + " -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold " + ENGINE + "=" + version
                + " $client containerd iptables ca-certificates";
        String hold = "apt-mark hold " + ENGINE + " ${client:+" + CLIENT + "}";
        return script(AptScript.patiently(List.of(client, install, hold)));
    }

    @Override
    public Command hold() {
        String client = "$(dpkg-query -W -f '${db:Status-Status}' " + CLIENT + " 2>/dev/null | grep -qx installed && echo "
                + CLIENT + ")";
        return Command.changing("sh", "-c", "apt-mark hold " + ENGINE + " " + client);
    }

    @Override
    public Command release() {
        return Command.changing("apt-mark", "unhold", ENGINE, CLIENT);
    }

    private static Command script(String script) {
        return Command.changing("sh", "-c", script).within(PATIENCE);
    }
}

package io.skep.cli.command;

import io.skep.cli.Skep;
import io.skep.cli.simulated.SimulatedEndpoint;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import io.skep.plans.resource.Address;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lets a person reach the hosts with plain {@code ssh -F .skep/ssh_config NAME}: the file names every host with its
 * address, user, key and the host key skep knows. Written after each apply, gone with the last host.
 */
final class SshConfig {
    private final Skep skep;
    private final Path file;
    private final Path knownHosts;

    SshConfig(Skep skep) {
        this.skep = skep;
        this.file = skep.ownFolder().resolve("ssh_config");
        this.knownHosts = skep.ownFolder().resolve("known_hosts");
    }

    void write(State state) {
        StringBuilder config = new StringBuilder();
        StringBuilder keys = new StringBuilder();
        hosts(state).forEach((name, endpoint) -> {
            config.append(section(name, endpoint));
            if (endpoint.trust() instanceof HostTrust.PublicKey(String line)) {
                keys.append(knownAs(endpoint)).append(' ').append(line.strip()).append('\n');
            }
        });
        put(file, config.toString());
        put(knownHosts, keys.toString());
    }

    /** What to type to see the cluster from its first manager; empty where there is no host. */
    Optional<String> nextCommand(State state) {
        Optional<Address> manager = state.resources().values().stream()
                .filter(each -> each.address().kind().equals("node"))
                .filter(each -> Values.textOf(each.spec(), "role")
                        .filter("manager"::equals)
                        .isPresent())
                .map(each -> each.address().as("host"))
                .findFirst();
        return manager.or(() -> state.resources().keySet().stream()
                        .filter(each -> each.kind().equals("host"))
                        .findFirst())
                .flatMap(host -> Optional.ofNullable(state.resources().get(host)))
                .flatMap(host -> command(host, manager.isPresent() ? "docker node ls" : "docker info"));
    }

    private Optional<String> command(Recorded host, String docker) {
        return Endpoint.fromOutputs(host.outputs())
                .filter(_ -> !SimulatedEndpoint.is(host.outputs()))
                .map(endpoint -> "\nTo see it on " + nameOf(host) + ", type:\n  ssh -F " + skep.seenFromShell(file)
                        + " " + nameOf(host) + (endpoint.user().equals("root") ? " " : " sudo ") + docker);
    }

    private static SortedMap<String, Endpoint> hosts(State state) {
        TreeMap<String, Endpoint> hosts = new TreeMap<>();
        for (Recorded each : state.resources().values()) {
            if (each.address().kind().equals("host") && !SimulatedEndpoint.is(each.outputs())) {
                Endpoint.fromOutputs(each.outputs()).ifPresent(endpoint -> hosts.put(nameOf(each), endpoint));
            }
        }
        return hosts;
    }

    private static String nameOf(Recorded host) {
        return Values.textOf(host.outputs(), "name").orElse(host.address().name());
    }

    private String section(String name, Endpoint endpoint) {
        StringBuilder section = new StringBuilder("Host " + name + "\n");
        line(section, "HostName", endpoint.address());
        line(section, "Port", Integer.toString(endpoint.port()));
        line(section, "User", endpoint.user());
        endpoint.key().ifPresent(key -> {
            line(section, "IdentityFile", quoted(key));
            line(section, "IdentitiesOnly", "yes");
        });
        switch (endpoint.trust()) {
            case HostTrust.PublicKey _ -> line(section, "UserKnownHostsFile", quoted(knownHosts));
            case HostTrust.KnownHosts(Path known) -> line(section, "UserKnownHostsFile", quoted(known));
            case HostTrust.Fingerprint _ -> {}
        }
        return section.append('\n').toString();
    }

    private static void line(StringBuilder section, String word, String value) {
        section.append("  ").append(word).append(' ').append(value).append('\n');
    }

    private static String quoted(Path path) {
        return '"' + path.toAbsolutePath().toString() + '"';
    }

    private static String knownAs(Endpoint endpoint) {
        return endpoint.port() == 22 ? endpoint.address() : "[" + endpoint.address() + "]:" + endpoint.port();
    }

    private static void put(Path path, String content) {
        try {
            if (content.isEmpty()) {
                Files.deleteIfExists(path);
            } else {
                Files.writeString(path, content);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + path, failed);
        }
    }
}

package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.acceptance.LocalCommand.Finished;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The truth about a topology's lab hosts: asked of the engine that runs them and of the engines inside, not of skep. */
record Lab(String topology) {

    /** Runs docker on this machine's engine; gives its lines. */
    List<String> docker(String... words) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of("docker"));
        all.addAll(List.of(words));
        Finished finished = new LocalCommand(Path.of("/"), java.util.Map.of(), all).run();
        assertThat(finished.exit())
                .as("%s said:%n%s", String.join(" ", all), finished.text())
                .isZero();
        return finished.text().lines().filter(line -> !line.isBlank()).toList();
    }

    /** Runs a command on a host as root, past skep; gives its lines. */
    List<String> on(String host, String... words) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of("exec", topology + "-" + host));
        all.addAll(List.of(words));
        return docker(all.toArray(String[]::new));
    }

    /** Names of the containers that are hosts of this topology. */
    List<String> hosts() throws InterruptedException {
        return docker("ps", "-a", "--filter", "label=io.skep.topology=" + topology, "--format", "{{.Names}}");
    }

    /** Names of the networks made for this topology. */
    List<String> networks() throws InterruptedException {
        return docker("network", "ls", "--filter", "label=io.skep.topology=" + topology, "--format", "{{.Name}}");
    }

    /** The volumes of the hosts' containers. */
    Set<String> volumes() throws InterruptedException {
        Set<String> volumes = new TreeSet<>();
        for (String host : hosts()) {
            volumes.addAll(docker(
                    "inspect", "--format", "{{range .Mounts}}{{if .Name}}{{println .Name}}{{end}}{{end}}", host));
        }
        return volumes;
    }

    /** All volumes of this machine's engine. */
    List<String> everyVolume() throws InterruptedException {
        return docker("volume", "ls", "-q");
    }

    /** Hostname to {@code Ready Active Leader}, as a manager tells it. */
    SortedMap<String, String> nodes(String manager) throws InterruptedException {
        TreeMap<String, String> nodes = new TreeMap<>();
        for (String line : on(
                manager,
                "docker",
                "node",
                "ls",
                "--format",
                "{{.Hostname}} {{.Status}} {{.Availability}} {{.ManagerStatus}}")) {
            String[] words = line.strip().split(" ", 2);
            assertThat(nodes.put(words[0], words[1]))
                    .as("two nodes are called " + words[0])
                    .isNull();
        }
        return nodes;
    }

    /** Service name to {@code 2/2}, as a manager tells it. */
    SortedMap<String, String> services(String manager) throws InterruptedException {
        TreeMap<String, String> services = new TreeMap<>();
        for (String line : on(manager, "docker", "service", "ls", "--format", "{{.Name}} {{.Replicas}}")) {
            String[] words = line.strip().split(" ", 2);
            services.put(words[0], words[1]);
        }
        return services;
    }

    /** How many tasks of a service run, once these are so many or a minute has passed: the swarm adds some by itself. */
    String replicasWithinAMinute(String manager, String service, String expected) throws InterruptedException {
        String now = services(manager).getOrDefault(service, "");
        for (int second = 0; second < 60 && !now.equals(expected); second++) {
            Thread.sleep(1000);
            now = services(manager).getOrDefault(service, "");
        }
        return now;
    }

    /** The address of a host's container. */
    String address(String host) throws InterruptedException {
        return docker(
                        "inspect",
                        "--format",
                        "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}",
                        topology + "-" + host)
                .getFirst();
    }

    /** Name and version of each service and network of the swarm: any write to one changes its version. */
    List<String> objectVersions(String manager) throws InterruptedException {
        List<String> versions = new ArrayList<>(on(
                manager,
                "sh",
                "-c",
                "docker service inspect --format '{{.Spec.Name}} {{.Version.Index}}' $(docker service ls -q)"));
        versions.addAll(
                on(manager, "docker", "network", "ls", "--filter", "scope=swarm", "--format", "{{.Name}} {{.ID}}"));
        return versions;
    }

    /** Removes every host and network of the topology, whatever skep thinks of them: for the end of a test. */
    void removeAll() throws InterruptedException {
        for (String host : hosts()) {
            docker("rm", "-fv", host);
        }
        for (String network : networks()) {
            docker("network", "rm", network);
        }
    }
}

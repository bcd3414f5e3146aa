package io.skep.swarm.lab;

import io.skep.plans.remote.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Container hosts with an engine each and two small images in it. The image of the host comes from the system property
 * {@code skep.host.image}, which {@code ./dev test} prepares and sets.
 */
record LabHosts(String prefix, String image, SortedMap<String, DockerHost> hosts) {

    private static final String BOOTED =
            "timeout 60 sh -c 'until systemctl is-system-running --wait 2>/dev/null | grep -Eq \"running|degraded\"; do sleep 0.2; done'";

    static LabHosts start(String prefix, List<String> names) throws IOException, InterruptedException {
        String base = System.getProperty("skep.host.image", "");
        if (base.isEmpty()) {
            throw new IllegalStateException(
                    "set -Dskep.host.image to an image with systemd and apt; ./dev test prepares one");
        }
        LabHosts lab = new LabHosts(prefix, prefix + "-engine:latest", new TreeMap<>());
        lab.stop(names);
        lab.install(base);
        for (String name : names) {
            lab.hosts.put(name, DockerHost.start(lab.image, prefix + "-" + name));
        }
        Path archive = lab.images();
        for (DockerHost host : lab.hosts.values()) {
            host.sh(BOOTED);
            lab.await(host);
            DockerHost.must(List.of("sh", "-c", "docker exec -i " + host.name() + " docker import - busybox:1 < " + archive));
            host.sh("docker tag busybox:1 busybox:2");
        }
        Files.delete(archive);
        return lab;
    }

    void stop() throws IOException, InterruptedException {
        stop(List.copyOf(hosts.keySet()));
    }

    private void stop(List<String> names) throws IOException, InterruptedException {
        for (String name : names) {
            new DockerHost(prefix + "-" + name).remove();
        }
        new DockerHost(prefix + "-install").remove();
        DockerHost.exec(List.of("docker", "rmi", image));
    }

    /** Installs the engine once and keeps the result as an image, as these tests are not about installing. */
    private void install(String base) throws IOException, InterruptedException {
        DockerHost host = DockerHost.start(base, prefix + "-install");
        Output installed = host.sh("export DEBIAN_FRONTEND=noninteractive; " + BOOTED + "; apt-get update -qq"
                + " && apt-get install -yqq --no-install-recommends docker.io busybox-static && systemctl stop docker docker.socket"
                + " && rm -f /etc/docker/key.json");
        if (!installed.ok()) {
            throw new IOException("installing the engine failed: " + installed.out());
        }
        DockerHost.must(List.of("docker", "commit", host.name(), image));
        host.remove();
    }

    /** A file system of one program, made from a package: no registry is needed. */
    private Path images() throws IOException, InterruptedException {
        Path archive = Files.createTempFile("skep-busybox", ".tar");
        String first = hosts.firstEntry().getValue().name();
        DockerHost.must(List.of(
                "sh",
                "-c",
                "docker exec " + first
                        + " sh -c 'cd $(mktemp -d) && mkdir -p bin etc tmp && cp /bin/busybox bin/ && for a in sh sleep ping httpd nc;"
                        + " do ln -s busybox bin/$a; done && tar -c .' > " + archive));
        return archive;
    }

    private void await(DockerHost host) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            if (host.sh("docker version").ok()) {
                return;
            }
            Thread.sleep(200);
        }
        throw new IOException("the engine on " + host.name() + " did not come up: "
                + host.sh("journalctl -u docker --no-pager | tail -20").out());
    }
}

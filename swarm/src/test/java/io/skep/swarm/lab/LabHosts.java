package io.skep.swarm.lab;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.MountableFile;

/**
 * Container hosts with an engine each and two small images in it. The image of the host comes from the system property
 * {@code skep.host.image}, which {@code ./dev test} prepares and sets.
 */
record LabHosts(String prefix, String image, SortedMap<String, DockerHost> hosts) {

    private static final String BOOTED =
            "timeout 60 sh -c 'until systemctl is-system-running --wait 2>/dev/null | grep -Eq \"running|degraded\"; do sleep 0.2; done'";

    private static final String ARCHIVE = "/root/busybox.tar";

    /** A file system of one program, made from a package: no registry is needed. */
    private static final String PACK =
            "cd $(mktemp -d) && mkdir -p bin etc tmp && cp /bin/busybox bin/ && for a in sh sleep ping httpd nc;"
                    + " do ln -s busybox bin/$a; done && tar -cf " + ARCHIVE + " .";

    static LabHosts start(String prefix, List<String> names) throws IOException, InterruptedException {
        LabHosts lab = new LabHosts(prefix, prefix + "-engine:latest", new TreeMap<>());
        try {
            lab.install();
            for (String name : names) {
                lab.hosts.put(name, DockerHost.start(lab.image, prefix + "-" + name));
            }
            Path archive = Files.createTempFile("skep-busybox", ".tar");
            lab.hosts.firstEntry().getValue().must(PACK);
            lab.hosts.firstEntry().getValue().container().copyFileFromContainer(ARCHIVE, archive.toString());
            for (DockerHost host : lab.hosts.values()) {
                host.sh(BOOTED);
                lab.await(host);
                host.container().copyFileToContainer(MountableFile.forHostPath(archive), ARCHIVE);
                host.must("docker import " + ARCHIVE + " busybox:1 && docker tag busybox:1 busybox:2");
            }
            Files.delete(archive);
            return lab;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            lab.stop();
            throw failed;
        }
    }

    void stop() {
        hosts.values().forEach(DockerHost::remove);
        try {
            DockerClientFactory.lazyClient()
                    .removeImageCmd(image)
                    .withForce(true)
                    .exec();
        } catch (NotFoundException neverMade) {
            System.out.println("no image " + image + " was left");
        }
    }

    /** Installs the engine once and keeps the result as an image, as these tests are not about installing. */
    private void install() throws IOException, InterruptedException {
        DockerHost host = DockerHost.start(HostContainer.image(), prefix + "-install");
        try {
            host.must("export DEBIAN_FRONTEND=noninteractive; " + BOOTED + "; apt-get update -qq"
                    + " && apt-get install -yqq --no-install-recommends docker.io busybox-static && systemctl stop docker docker.socket"
                    + " && rm -f /etc/docker/key.json");
            String[] named = image.split(":", 2);
            DockerClientFactory.lazyClient()
                    .commitCmd(host.container().getContainerId())
                    .withRepository(named[0])
                    .withTag(named[1])
                    .exec();
        } finally {
            host.remove();
        }
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

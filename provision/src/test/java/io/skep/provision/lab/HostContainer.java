package io.skep.provision.lab;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import io.skep.plans.local.LinuxCapabilities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A container that is a host: systemd is its first process, an engine can run in it. It gets every capability this machine may give,
 * one by one, as asking for all of them by privileged mode fails where one is missing. Its image is a local one, never pulled.
 */
final class HostContainer extends GenericContainer<HostContainer> {

    /**
     * systemd wants the cpu and cpuacct hierarchies joined; where the machine has them apart they are mounted first. Images of the
     * lab have no SSH host keys: the lab driver gives each host its own, and here it makes them.
     */
    private static final String INIT =
            "m() { mkdir -p /sys/fs/cgroup/$1; mount -t cgroup -o $1 cgroup /sys/fs/cgroup/$1"
                    + " 2>/dev/null || rmdir /sys/fs/cgroup/$1; }; [ -e /proc/cgroups ] && { m cpu; m cpuacct; };"
                    + " ssh-keygen -A > /dev/null; exec /sbin/init";

    HostContainer(String image, String hostname) {
        super(DockerImageName.parse(image));
        withImagePullPolicy(local -> false);
        withLabel("io.skep.test", "provision");
        withCommand("/bin/sh", "-c", INIT);
        withCreateContainerCmdModifier(command -> shape(command, hostname));
    }

    /** The image that {@code ./dev test} prepares. */
    static String image() {
        String image = System.getProperty("skep.host.image", "");
        if (image.isEmpty()) {
            throw new IllegalStateException(
                    "no image for test hosts: the system property skep.host.image is not set; ./dev test prepares it");
        }
        return image;
    }

    String address() {
        return Objects.requireNonNull(
                getContainerInfo()
                        .getNetworkSettings()
                        .getNetworks()
                        .values()
                        .iterator()
                        .next()
                        .getIpAddress(),
                "the engine gave the container no address");
    }

    private static void shape(CreateContainerCmd command, String hostname) {
        List<Volume> volumes =
                List.of(new Volume("/var/lib/docker"), new Volume("/opt"), new Volume("/var/lib/containerd"));
        command.withHostName(hostname)
                .withStopSignal("SIGRTMIN+3")
                .withVolumes(volumes)
                .withHostConfig(new Unmasked()
                        .withCapAdd(capabilities())
                        .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
                        .withDeviceCgroupRules(List.of("a *:* rwm"))
                        .withCgroupnsMode("private")
                        .withTmpFs(Map.of(
                                "/sys/fs/cgroup",
                                "rw,exec,mode=755",
                                "/run",
                                "exec",
                                "/run/lock",
                                "",
                                "/tmp",
                                "exec")));
    }

    private static Capability[] capabilities() {
        try {
            return LinuxCapabilities.ofThisMachine().stream()
                    .map(Capability::valueOf)
                    .toArray(Capability[]::new);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the docker command makes of {@code --security-opt systempaths=unconfined}, which the library has no word for. */
    private static final class Unmasked extends HostConfig {
        private static final long serialVersionUID = 1L;

        @JsonProperty("MaskedPaths")
        List<String> maskedPaths() {
            return List.of();
        }

        @JsonProperty("ReadonlyPaths")
        List<String> readonlyPaths() {
            return List.of();
        }
    }
}

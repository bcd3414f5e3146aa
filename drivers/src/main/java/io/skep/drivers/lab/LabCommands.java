package io.skep.drivers.lab;

import io.skep.drivers.HostTag;
import io.skep.plans.apply.Ownership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every docker command of this driver. Pure. */
final class LabCommands {

    static final String HOST_KEY_LABEL = "io.skep.host-key";
    static final String SYSTEM_LABEL = "io.skep.system";

    private static final String MARKS = "{{.ID}}\t{{.Label \"" + Ownership.TOPOLOGY_LABEL + "\"}}\t{{.Label \""
            + Ownership.LINEAGE_LABEL + "\"}}\t{{.Label \"" + Ownership.ADDRESS_LABEL + "\"}}\t";

    private static final String FACTS = """
            id={{.Id}}
            status={{.State.Status}}
            host-key={{index .Config.Labels "%s"}}
            system={{index .Config.Labels "%s"}}
            address={{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}
            ssh-port={{with index .NetworkSettings.Ports "22/tcp"}}{{(index . 0).HostPort}}{{end}}
            memory={{.HostConfig.Memory}}
            nano-cpus={{.HostConfig.NanoCpus}}
            disk={{index .HostConfig.Tmpfs "/var/lib/docker"}}""".formatted(HOST_KEY_LABEL, SYSTEM_LABEL);

    private LabCommands() {}

    /** Where the engine is; asks no engine. */
    static DockerCommand engine() {
        return DockerCommand.of("context", "inspect", "--format", "{{.Endpoints.docker.Host}}");
    }

    /** Every container of the engine with its marks; succeeds with no line where there is none. */
    static DockerCommand containers() {
        return DockerCommand.of("ps", "--all", "--no-trunc", "--format", MARKS + "{{.Names}}");
    }

    /** The networks whose name contains a text, with their marks. */
    static DockerCommand networks(String name) {
        return DockerCommand.of(
                "network", "ls", "--no-trunc", "--filter", "name=" + name, "--format", MARKS + "{{.Name}}");
    }

    static DockerCommand subnet(String network) {
        return DockerCommand.of("network", "inspect", "--format", "{{range .IPAM.Config}}{{.Subnet}}{{end}}", network);
    }

    static DockerCommand createNetwork(String name, HostTag tag, Optional<String> subnet) {
        DockerCommand command =
                DockerCommand.of("network", "create", "--driver", "bridge").with(labels(tag, Map.of()));
        return subnet.map(range -> command.with("--subnet", range))
                .orElse(command)
                .with(name);
    }

    static DockerCommand removeNetwork(String id) {
        return DockerCommand.of("network", "rm", id);
    }

    /** Takes a container, running or not, off a network. */
    static DockerCommand disconnect(String network, String container) {
        return DockerCommand.of("network", "disconnect", "--force", network, container);
    }

    static DockerCommand connect(String network, String container) {
        return DockerCommand.of("network", "connect", network, container);
    }

    /** What one container is, a fact a line. */
    static DockerCommand facts(String id) {
        return DockerCommand.of("inspect", "--type", "container", "--format", FACTS, id);
    }

    /** The container, not started. It runs as long as its systemd does and comes back when that restarts. */
    static DockerCommand create(Plan plan) {
        List<String> words =
                new ArrayList<>(List.of("create", "--name", plan.container, "--hostname", plan.tag.name()));
        words.addAll(labels(plan.tag, Map.of(HOST_KEY_LABEL, plan.hostKey, SYSTEM_LABEL, plan.settings.system())));
        words.addAll(List.of("--network", plan.network, "--restart", "unless-stopped"));
        words.addAll(List.of("--stop-signal", "SIGRTMIN+3"));
        // systemd mounts its own control groups on an empty folder; the machine's are never bound into the host.
        words.addAll(List.of("--cgroupns", "private", "--tmpfs", "/sys/fs/cgroup:rw,exec,mode=755"));
        words.addAll(List.of("--tmpfs", "/run:exec", "--tmpfs", "/run/lock", "--tmpfs", "/tmp:exec"));
        for (String kind : List.of("seccomp", "apparmor", "systempaths")) {
            words.addAll(List.of("--security-opt", kind + "=unconfined"));
        }
        words.addAll(List.of("--device-cgroup-rule", "a *:* rwm"));
        plan.capabilities.forEach(name -> words.addAll(List.of("--cap-add", name)));
        words.addAll(storage(plan.settings));
        words.addAll(limits(plan.settings));
        if (plan.publishSsh) {
            words.addAll(List.of("--publish", "22"));
        }
        words.add(plan.image);
        return new DockerCommand(words, Optional.empty(), Duration.ofMinutes(2));
    }

    /** What the container is made of; {@code hostKey} is the public line. */
    record Plan(
            HostTag tag,
            LabSettings settings,
            String container,
            String network,
            String image,
            String hostKey,
            List<String> capabilities,
            boolean publishSsh) {}

    /** An engine's data cannot lie on a container's own layers; /opt is where people like to move it to. */
    private static List<String> storage(LabSettings settings) {
        List<String> words = new ArrayList<>();
        settings.disk()
                .ifPresentOrElse(
                        size -> words.addAll(List.of("--tmpfs", "/var/lib/docker:exec,dev,suid,size=" + size)),
                        () -> words.addAll(List.of("--volume", "/var/lib/docker")));
        words.addAll(List.of("--volume", "/var/lib/containerd", "--volume", "/opt"));
        return words;
    }

    private static List<String> limits(LabSettings settings) {
        List<String> words = new ArrayList<>();
        settings.memory().ifPresent(bytes -> words.addAll(List.of("--memory", Long.toString(bytes))));
        settings.cpus().ifPresent(number -> words.addAll(List.of("--cpus", number.toPlainString())));
        settings.address().ifPresent(address -> words.addAll(List.of("--ip", address)));
        settings.publish().forEach(port -> words.addAll(List.of("--publish", port)));
        return words;
    }

    /** Unpacks a tar archive, given as input, in a container that need not run. */
    static DockerCommand unpack(String id, byte[] tar) {
        return DockerCommand.of("cp", "-", id + ":/").fed(tar);
    }

    static DockerCommand start(String id) {
        return DockerCommand.of("start", id);
    }

    static DockerCommand unpause(String id) {
        return DockerCommand.of("unpause", id);
    }

    static DockerCommand lastLines(String id) {
        return DockerCommand.of("logs", "--tail", "10", id);
    }

    /** Removes a container, running or not, with the volumes that were made for it. */
    static DockerCommand remove(String id) {
        return DockerCommand.of("rm", "--force", "--volumes", id);
    }

    static DockerCommand hasImage(String name) {
        return DockerCommand.of("image", "ls", "--quiet", name);
    }

    /** Succeeds when the engine grants the capabilities. */
    static DockerCommand tryCapabilities(String image, List<String> capabilities) {
        DockerCommand command = DockerCommand.of("run", "--rm", "--network", "none");
        for (String name : capabilities) {
            command = command.with("--cap-add", name);
        }
        return command.with(image, "/bin/true");
    }

    private static List<String> labels(HostTag tag, Map<String, String> more) {
        TreeMap<String, String> labels = new TreeMap<>(more);
        labels.put(Ownership.TOPOLOGY_LABEL, tag.owner().topology());
        labels.put(Ownership.LINEAGE_LABEL, tag.owner().lineage());
        labels.put(Ownership.ADDRESS_LABEL, tag.address().toString());
        List<String> words = new ArrayList<>();
        labels.forEach((key, value) -> words.addAll(List.of("--label", key + "=" + value)));
        return words;
    }
}

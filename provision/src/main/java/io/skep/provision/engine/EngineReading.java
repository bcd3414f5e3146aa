package io.skep.provision.engine;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.provision.engine.EngineStatus.Running;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads how an engine stands. An engine that is not running is not asked: that would start it, through its socket. The
 * states of a package are those of dpkg-query(1).
 */
final class EngineReading {

    private static final String INFO = "{\"driver\":{{json .Driver}},\"status\":{{json .DriverStatus}},"
            + "\"root\":{{json .DockerRootDir}},\"containers\":{{json .Containers}},"
            + "\"swarm\":{{json .Swarm.LocalNodeState}}}";

    private static final String SCRIPT = """
            command -v dockerd > /dev/null || exit 0
            echo "installed $(dockerd --version)"
            [ ! -e %s ] || echo pending
            dpkg-query -W -f '${db:Status-Status}\n' docker.io docker-ce containerd containerd.io runc 2> /dev/null |
              grep -qE '^(unpacked|half-|triggers-)' && echo unfinished
            if systemctl is-active --quiet docker; then
              echo "version $(timeout 30 docker version --format '{{json .Server}}')"
              echo "info $(timeout 30 docker info --format '%s')"
            fi
            """.formatted(EngineFiles.KEPT, INFO);

    static final Command COMMAND = Command.reading("sh", "-c", SCRIPT);

    private static final Pattern BINARY = Pattern.compile("Docker version ([^ ,]+)");

    private EngineReading() {}

    static EngineStatus of(Looking host) throws RemoteException, InterruptedException {
        Output output = host.look(COMMAND);
        if (!output.ok()) {
            throw new RemoteException(
                    "cannot tell how the engine stands: " + output.err().strip(), false);
        }
        return parse(output.out());
    }

    static EngineStatus parse(String printed) {
        Map<String, String> lines = new TreeMap<>();
        printed.lines().forEach(line -> {
            String[] parts = line.split(" ", 2);
            lines.put(parts[0], parts.length == 2 ? parts[1] : "");
        });
        Matcher binary = BINARY.matcher(lines.getOrDefault("installed", ""));
        return new EngineStatus(
                lines.containsKey("installed"),
                binary.find() ? binary.group(1) : "",
                lines.containsKey("unfinished"),
                lines.containsKey("pending"),
                running(lines.getOrDefault("version", ""), lines.getOrDefault("info", "")));
    }

    private static Optional<Running> running(String version, String info) {
        Optional<ObjectNode> server = JsonValues.object(version);
        Optional<ObjectNode> state = JsonValues.object(info);
        if (server.isEmpty() || state.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<String> components = new TreeSet<>();
        for (JsonNode component : server.get().path("Components")) {
            components.add(component.path("Name").asString(""));
        }
        return Optional.of(new Running(
                server.get().path("Version").asString(""),
                server.get().path("ApiVersion").asString(""),
                server.get().path("Arch").asString(""),
                components,
                state.get().path("driver").asString(""),
                state.get().path("status").toString().contains("io.containerd.snapshotter"),
                state.get().path("root").asString(""),
                state.get().path("containers").asLong(0),
                state.get().path("swarm").asString("inactive")));
    }
}

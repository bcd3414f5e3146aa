package io.skep.provision.engine;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.facts.HostFacts;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the engine that runs on a host says of itself, which may be another than its package: Debian does not start the engine anew on an
 * upgrade.
 *
 * @param whole whether it has its runc, without which it answers and runs nothing
 */
record RunningEngine(String version, String apiVersion, String architecture, boolean whole) {

    static final String SOCKET = "/var/run/docker.sock";

    /** Whether the command is there at all, and what the engine answers. */
    sealed interface State {
        /** There is no Docker on the host. */
        record Missing() implements State {}

        /** It is there and does not answer; {@code why} is what the command said. */
        record Silent(String why) implements State {}

        /** It answers. */
        record Answers(RunningEngine engine) implements State {}
    }

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int NOT_FOUND = 127;

    static Command command() {
        return Command.reading("docker", "--host", "unix://" + SOCKET, "version", "--format", "{{json .Server}}");
    }

    /** Asks the engine of a host. */
    static State ask(Looking host) throws RemoteException, InterruptedException {
        Output output = host.look(command());
        if (output.exit() == NOT_FOUND) {
            return new State.Missing();
        }
        return parse(output.out())
                .<State>map(State.Answers::new)
                .orElseGet(() -> new State.Silent(output.err().strip()));
    }

    /** Reads what {@link #command} printed; empty where no engine answered. */
    static Optional<RunningEngine> parse(String printed) {
        try {
            JsonNode server = JSON.readTree(printed.strip());
            if (!server.path("Version").isString()) {
                return Optional.empty();
            }
            boolean whole = false;
            for (JsonNode component : server.path("Components")) {
                whole |= component.path("Name").asString("").equals("runc")
                        && !component.path("Version").asString("").isEmpty();
            }
            return Optional.of(new RunningEngine(
                    server.path("Version").asString(),
                    server.path("ApiVersion").asString(""),
                    server.path("Arch").asString(""),
                    whole));
        } catch (JacksonException notAnEngine) {
            return Optional.empty();
        }
    }

    /** What others may know of it. */
    Entries outputs(HostFacts facts) {
        return Entries.of(Map.<String, Value>of(
                "version", Values.text(EngineVersion.plain(version)),
                "api_version", Values.text(apiVersion),
                "architecture", Values.text(architecture),
                "docker_socket", Values.text(SOCKET),
                "virtual_servers", Values.bool(facts.virtualServers()),
                "system", Values.text((facts.system() + " " + facts.version()).strip()),
                "kernel", Values.text(facts.kernel())));
    }
}

package io.skep.provision.engine;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.facts.HostFacts;
import java.util.List;
import java.util.TreeMap;

/** What others may refer to of an engine. */
final class EngineOutputs {

    static final List<String> NAMES =
            List.of("version", "api_version", "architecture", "os", "kernel", "ip_vs", "docker_socket");

    /** Why the engine was taken back to the version before; for the part in a swarm that is seen to next, and not for people. */
    static final String HELD_BACK = "held_back";

    /** The version that was recorded last, where another one is there; for an upgrade that was broken off, and not for people. */
    static final String FORMER = "former_version";

    private EngineOutputs() {}

    /** The same, where what is recorded tells of another version than the one that is there. */
    static Entries seen(Entries outputs, Entries recorded, EngineStatus status) {
        String now = status.answers().map(EngineStatus.Running::version).orElse(status.binary());
        return Values.textOf(recorded, "version")
                .filter(former -> !former.equals(now))
                .map(former -> outputs.with(FORMER, Values.text(former)))
                .orElseGet(() ->
                        Values.textOf(recorded, FORMER).isPresent() ? outputs.with(FORMER, Values.text("")) : outputs);
    }

    /** The same, where an earlier run left word that the engine was taken back. */
    static Entries settled(Entries outputs, Entries earlier) {
        return Values.textOf(earlier, HELD_BACK).isPresent() ? outputs.with(HELD_BACK, Values.text("")) : outputs;
    }

    /** The facts; those that only a running engine tells are absent where it does not answer. */
    static Entries of(EngineStatus status, HostFacts facts) {
        TreeMap<String, Value> outputs = new TreeMap<>();
        outputs.put("os", Values.text(facts.shown()));
        outputs.put("kernel", Values.text(facts.kernel()));
        outputs.put("ip_vs", Values.bool(facts.ipVs()));
        outputs.put("docker_socket", Values.text("/var/run/docker.sock"));
        status.answers().ifPresent(running -> {
            outputs.put("version", Values.text(running.version()));
            outputs.put("api_version", Values.text(running.api()));
            outputs.put("architecture", Values.text(running.architecture()));
        });
        return new Entries(outputs);
    }
}

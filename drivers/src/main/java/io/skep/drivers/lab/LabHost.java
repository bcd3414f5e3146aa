package io.skep.drivers.lab;

import io.skep.drivers.Found;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Values;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@link LabCommands#facts} told of one container. */
record LabHost(Map<String, String> facts) {

    private static final Pattern SIZE = Pattern.compile("size=(\\d+)");

    static LabHost read(String lines) {
        return new LabHost(lines.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    String id() {
        return fact("id");
    }

    /** {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code exited}, {@code dead}. */
    String status() {
        return fact("status");
    }

    boolean running() {
        return status().equals("running");
    }

    /** Whether it can never become a host: the private half of its host key is lost when it was never started. */
    boolean abandoned() {
        return status().equals("created") || status().equals("dead") || status().equals("removing");
    }

    /** Whether it runs and has no address. */
    boolean offNetwork() {
        return running() && fact("address").isEmpty();
    }

    Found found(Engine engine, LoginKey key) {
        String own = fact("address");
        boolean reachable = running()
                && !own.isEmpty()
                && (engine.here() || !fact("ssh-port").isEmpty());
        Optional<Endpoint> endpoint = reachable ? Optional.of(endpoint(engine, key)) : Optional.empty();
        Optional<String> privately = reachable && !engine.here() ? Optional.of(own) : Optional.empty();
        return new Found(id(), reachable && key.exists(), endpoint, privately, settings());
    }

    private Endpoint endpoint(Engine engine, LoginKey key) {
        return new Endpoint(
                engine.here() ? fact("address") : engine.host(),
                engine.here() ? 22 : Integer.parseInt(fact("ssh-port")),
                "root",
                Optional.of(key.file().toAbsolutePath()),
                new HostTrust.PublicKey(fact("host-key")),
                Optional.empty());
    }

    private Entries settings() {
        TreeMap<String, Value> settings = new TreeMap<>();
        settings.put("system", Values.text(fact("system")));
        BigDecimal memory = new BigDecimal(fact("memory"));
        if (memory.signum() > 0) {
            settings.put("memory", new Numeric(memory));
        }
        BigDecimal cpus = new BigDecimal(fact("nano-cpus")).movePointLeft(9);
        if (cpus.signum() > 0) {
            settings.put("cpus", new Numeric(cpus));
        }
        Matcher size = SIZE.matcher(fact("disk"));
        if (size.find()) {
            settings.put("disk", new Numeric(new BigDecimal(size.group(1))));
        }
        return new Entries(settings);
    }

    private String fact(String name) {
        return facts.getOrDefault(name, "");
    }
}

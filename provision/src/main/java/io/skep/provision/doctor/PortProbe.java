package io.skep.provision.doctor;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Tries the ports that nodes need, from every host to every other, all at once. Takes about fifteen seconds. */
public final class PortProbe {

    private final List<End> ends;
    private final List<Port> ports;
    private final String token;
    private final Map<String, Set<String>> came = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> opened = new ConcurrentHashMap<>();

    private PortProbe(List<End> ends, List<Port> ports, String token) {
        this.ends = List.copyOf(ends);
        this.ports = List.copyOf(ports);
        this.token = token;
    }

    /**
     * Every pair with every port that the one needs of the other.
     *
     * @param token a word of this run, by which what it sends is known
     */
    public static List<Wire> between(List<End> ends, List<Port> ports, String token) throws InterruptedException {
        return new PortProbe(ends, ports, token).probe();
    }

    private List<Wire> probe() throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (End end : ends) {
            List<String> numbers = ports.stream()
                    .map(port -> Integer.toString(port.number()))
                    .distinct()
                    .toList();
            all.add(start(end, PortScripts.watch(token, numbers), came));
            List<String> targets = ends.stream()
                    .filter(other -> !other.equals(end))
                    .flatMap(other -> ports.stream()
                            .filter(port -> other.manager() || !port.managers())
                            .map(port -> target(other, port)))
                    .toList();
            if (!targets.isEmpty()) {
                all.add(start(end, PortScripts.knock(token, end.name(), targets), opened));
            }
        }
        for (Thread each : all) {
            each.join();
        }
        List<Wire> wires = new ArrayList<>();
        for (End from : ends) {
            for (End to : ends) {
                for (Port port : ports) {
                    if (!from.equals(to) && (to.manager() || !port.managers())) {
                        wires.add(new Wire(from.name(), to.name(), port, state(from, to, port)));
                    }
                }
            }
        }
        return wires;
    }

    private Thread start(End end, Command command, Map<String, Set<String>> lines) {
        Looking host = end.looking();
        return Thread.ofVirtual().name("probe " + end.name()).start(() -> {
            try {
                lines.put(end.name(), host.look(command).out().lines().collect(Collectors.toSet()));
            } catch (RemoteException unreached) {
                // Nothing is known of it then, which is what its wires say.
                lines.put(end.name(), Set.of());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Wire.State state(End from, End to, Port port) {
        Set<String> seen = came.getOrDefault(to.name(), Set.of());
        boolean connected = opened.getOrDefault(from.name(), Set.of()).contains("open " + target(to, port));
        boolean arrived = port.protocol().equals("tcp")
                ? from.own().stream().anyMatch(own -> seen.contains("tcp " + port.number() + " " + own))
                : seen.contains("udp " + port.number() + " " + from.name());
        if (arrived || connected) {
            return Wire.State.OPEN;
        }
        boolean knocked = opened.getOrDefault(from.name(), Set.of()).contains("knocking");
        return knocked && seen.contains("watching") ? Wire.State.BLOCKED : Wire.State.UNKNOWN;
    }

    private static String target(End to, Port port) {
        return port.protocol() + "/" + to.address() + "/" + port.number();
    }
}

package io.skep.drivers.lab;

import io.skep.plans.remote.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An engine in memory that understands exactly the commands of {@link LabCommands}, and remembers every line. */
final class FakeDocker implements Docker {

    static final class Container {
        final String id;
        final String name;
        final Map<String, String> labels;
        String network;
        String status = "created";
        int unpacked;

        Container(String id, String name, Map<String, String> labels, String network) {
            this.id = id;
            this.name = name;
            this.labels = labels;
            this.network = network;
        }

        @Override
        public String toString() {
            return id + " " + name + " " + labels + " " + network + " " + status;
        }
    }

    record Network(String id, String name, Map<String, String> labels, String subnet) {}

    final List<String> lines = new ArrayList<>();
    final Map<String, Container> containers = new TreeMap<>();
    final Map<String, Network> networks = new TreeMap<>();
    String url = "unix:///var/run/docker.sock";
    String statusAfterStart = "running";
    private int numbers;

    @Override
    public synchronized Output run(DockerCommand command) {
        lines.add(command.toString());
        List<String> words = command.words();
        return switch (words.getFirst()) {
            case "context" -> good(url);
            case "ps" ->
                good(containers.values().stream()
                        .map(each -> marks(each.id, each.labels) + each.name)
                        .collect(Collectors.joining("\n")));
            case "network" -> network(words.get(1), words);
            case "image" -> good("0123456789ab");
            case "create" -> create(words);
            case "inspect" -> inspect(container(words.getLast()));
            case "cp" -> unpack(words.getLast().replace(":/", ""), command);
            case "start", "unpause" -> status(words.getLast(), statusAfterStart);
            case "rm" -> good("" + containers.remove(words.getLast()));
            case "logs" -> good("Failed to mount cgroup");
            case "run" -> words.contains("SYS_RESOURCE") ? bad("operation not permitted") : good("");
            default -> throw new AssertionError("unknown: " + command);
        };
    }

    Container add(String name, Map<String, String> labels) {
        Container container = new Container("c" + ++numbers, name, labels, "bridge");
        containers.put(container.id, container);
        return container;
    }

    Container container(String id) {
        return Objects.requireNonNull(containers.get(id), id);
    }

    private Output network(String verb, List<String> words) {
        return switch (verb) {
            case "ls" ->
                good(networks.values().stream()
                        .filter(each ->
                                each.name.contains(after("--filter", words).substring("name=".length())))
                        .map(each -> marks(each.id, each.labels) + each.name)
                        .collect(Collectors.joining("\n")));
            case "inspect" -> good(Objects.requireNonNull(networks.get(words.getLast())).subnet);
            case "create" -> {
                Network made = new Network("n" + ++numbers, words.getLast(), labels(words), after("--subnet", words));
                networks.put(made.id, made);
                yield good(made.id);
            }
            case "rm" ->
                containers.values().stream().anyMatch(each -> each.network.equals(words.getLast()))
                        ? bad("has active endpoints")
                        : good("" + networks.remove(words.getLast()));
            case "disconnect" -> attach(words.getLast(), "");
            case "connect" -> attach(words.getLast(), words.get(2));
            default -> throw new AssertionError("unknown: " + words);
        };
    }

    private Output create(List<String> words) {
        String name = after("--name", words);
        if (containers.values().stream().anyMatch(each -> each.name.equals(name))) {
            return bad("Conflict. The container name is already in use");
        }
        if (!networks.containsKey(after("--network", words))) {
            return bad("network not found");
        }
        Container made = add(name, labels(words));
        made.network = after("--network", words);
        return good(made.id);
    }

    private Output inspect(Container container) {
        return good("id=%s\nstatus=%s\nhost-key=%s\nsystem=%s\naddress=%s\nssh-port=%s\nmemory=0\nnano-cpus=0\ndisk="
                .formatted(
                        container.id,
                        container.status,
                        container.labels.get(LabCommands.HOST_KEY_LABEL),
                        container.labels.get(LabCommands.SYSTEM_LABEL),
                        container.status.equals("running") && !container.network.isEmpty() ? "172.20.0.2" : "",
                        url.startsWith("unix") ? "" : "32768"));
    }

    private Output unpack(String id, DockerCommand command) {
        container(id).unpacked = command.input().orElseThrow().length;
        return good("");
    }

    private Output status(String id, String status) {
        container(id).status = status;
        return good(id);
    }

    private Output attach(String id, String network) {
        container(id).network = network;
        return good("");
    }

    private static Map<String, String> labels(List<String> words) {
        Map<String, String> labels = new HashMap<>();
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).equals("--label")) {
                String[] pair = words.get(at + 1).split("=", 2);
                labels.put(pair[0], pair[1]);
            }
        }
        return labels;
    }

    private static String after(String option, List<String> words) {
        int at = words.indexOf(option);
        return at < 0 ? "" : words.get(at + 1);
    }

    private static String marks(String id, Map<String, String> labels) {
        return id + "\t" + labels.getOrDefault("io.skep.topology", "") + "\t"
                + labels.getOrDefault("io.skep.lineage", "") + "\t" + labels.getOrDefault("io.skep.address", "") + "\t";
    }

    private static Output good(String out) {
        return new Output(0, out + "\n", "");
    }

    private static Output bad(String err) {
        return new Output(1, "", err);
    }
}

package io.skep.cli.simulated;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A small topology: hosts with the part they have, services with how many tasks. Written as words, {@code alpha=manager
 * +web=3 :version=28.5}, and as HCL.
 */
public record Shape(
        SortedMap<String, String> hosts, SortedMap<String, String> services, SortedMap<String, String> settings) {

    static final String TOPOLOGY = "shop";

    private static final List<String> NAMES = List.of("alpha", "bravo", "charlie", "delta", "echo", "foxtrot");
    private static final List<String> VERSIONS = List.of("27.5", "28.5", "29.0");

    static Shape random(SplittableRandom random) {
        Shape shape = new Shape(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        shape.settings.put("version", "27.5");
        int managers = random.nextInt(10) < 3 ? 3 : random.nextInt(10) < 8 ? 1 : 0;
        for (int index = 0; index < managers; index++) {
            shape.hosts.put(NAMES.get(index), "manager");
        }
        for (int index = managers; index < managers + 1 + random.nextInt(2); index++) {
            shape.hosts.put(NAMES.get(index), managers > 0 ? "worker" : random.nextBoolean() ? "engine" : "bare");
        }
        if (random.nextBoolean()) {
            shape.services.put("web", Integer.toString(1 + random.nextInt(3)));
        }
        return shape;
    }

    /** Another shape that somebody might want next. */
    Shape changed(SplittableRandom random) {
        Shape next = new Shape(new TreeMap<>(hosts), new TreeMap<>(services), new TreeMap<>(settings));
        String name = NAMES.get(random.nextInt(NAMES.size()));
        String service = random.nextBoolean() ? "web" : "every";
        switch (random.nextInt(8)) {
            case 0 -> next.hosts.merge(name, managers() > 0 ? "worker" : "bare", (old, fresh) -> old);
            case 1 -> next.hosts.remove(name);
            case 2 -> next.hosts.computeIfPresent(name, (_, role) -> role.equals("worker") ? "manager" : role);
            case 3 -> next.hosts.computeIfPresent(name, (_, role) -> role.equals("manager") ? "worker" : role);
            case 4 -> next.settings.put("version", VERSIONS.get(random.nextInt(VERSIONS.size())));
            case 5 -> next.settings.put("size", random.nextBoolean() ? "small" : "large");
            case 6 ->
                next.services.put(
                        service, service.equals("every") ? "global" : Integer.toString(1 + random.nextInt(4)));
            default -> next.services.remove(service);
        }
        next.makeOdd();
        return next.managers() == 0 && managers() > 0 ? this : next;
    }

    /** Two managers are one too many or too few: their engines cannot be changed without losing the majority. */
    private void makeOdd() {
        if (managers() == 2) {
            boolean more = hosts.containsValue("worker");
            String found = hosts.entrySet().stream()
                    .filter(each -> each.getValue().equals(more ? "worker" : "manager"))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            hosts.put(found, more ? "manager" : "worker");
        }
    }

    /** How many managers it has. */
    long managers() {
        return hosts.values().stream().filter("manager"::equals).count();
    }

    @Override
    public String toString() {
        return words(hosts, "") + words(services, "+") + words(settings, ":");
    }

    private static String words(Map<String, String> map, String sign) {
        return map.entrySet().stream()
                .map(each -> sign + each.getKey() + "=" + each.getValue() + " ")
                .collect(Collectors.joining());
    }

    /** Reads what {@link #toString} wrote. */
    static Shape of(String text) {
        Shape shape = new Shape(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (String word : text.isBlank() ? new String[0] : text.strip().split(" +")) {
            String[] sides = word.split("=", 2);
            switch (word.charAt(0)) {
                case '+' -> shape.services.put(sides[0].substring(1), sides[1]);
                case ':' -> shape.settings.put(sides[0].substring(1), sides[1]);
                default -> shape.hosts.put(sides[0], sides[1]);
            }
        }
        return shape;
    }

    String hcl() {
        StringBuilder text = new StringBuilder("skep { name = \"" + TOPOLOGY + "\" }\n");
        text.append("engine \"all\" {\n  version = \"%s\"\n  labels = { size = \"%s\" }\n}\n"
                .formatted(settings.getOrDefault("version", "28.5"), settings.getOrDefault("size", "none")));
        hosts.forEach((name, part) -> {
            text.append("host \"").append(name).append("\" {\n  driver \"simulated\" {}\n");
            if (!part.equals("bare")) {
                text.append("  engine { profile = engine.all }\n");
            }
            if (part.equals("manager") || part.equals("worker")) {
                text.append("  swarm { role = \"%s\" }\n".formatted(part));
            }
            text.append("}\n");
        });
        if (managers() > 0) {
            text.append("swarm {}\nnetwork \"front\" {\n  driver = \"overlay\"\n");
            for (String key : List.of("mtu", "subnet")) {
                if (settings.containsKey(key)) {
                    text.append("  %s = \"%s\"\n".formatted(key, settings.get(key)));
                }
            }
            text.append("}\n");
            services.forEach((name, size) ->
                    text.append("service \"%s\" {\n  image = \"img:1\"\n  networks = [network.front]\n  %s\n}\n"
                            .formatted(name, size.equals("global") ? "mode = \"global\"" : "replicas = " + size)));
        }
        return text.toString();
    }
}

package io.skep.cli.simulated;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Nested;
import io.skep.plans.schema.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One field as a topology would say it, in two ways.
 *
 * @param within the blocks it is written in, the outermost first
 * @param beside what else has to be written for it to mean anything
 */
record Sample(List<Nested> within, Attribute attribute, String one, String other, String beside) {

    /** Fields whose samples their types cannot tell, and those that mean nothing alone. */
    private static final Map<String, List<String>> OWN = Map.ofEntries(
            Map.entry("service.hosts", List.of("[\"db:10.0.0.5\"]", "[\"db:10.0.0.6\", \"six:fe80::1\"]")),
            Map.entry("service.ulimits", List.of("{ nofile = \"1024:2048\" }", "{ nofile = 1024, nproc = \"5:5\" }")),
            Map.entry("service.platforms", List.of("[\"linux/amd64\"]", "[\"linux/amd64\", \"linux/arm64\"]")),
            Map.entry("service.secret.mode", List.of("\"0400\"", "\"440\"")),
            Map.entry("service.config.mode", List.of("\"0400\"", "\"440\"")),
            Map.entry("service.mount.tmpfs.mode", List.of("\"1777\"", "\"0700\"")),
            Map.entry("service.max_concurrent", List.of("2", "3")),
            Map.entry("network.mtu", List.of("1400", "1450")),
            Map.entry("network.subnet", List.of("\"10.50.0.0/24\"", "\"10.51.0.0/24\"")),
            Map.entry("network.gateway", List.of("\"10.52.0.5\"", "\"10.52.0.6\"")),
            Map.entry("network.ip_range", List.of("\"10.53.0.0/25\"", "\"10.53.0.128/25\"")),
            Map.entry("network.pool.subnet", List.of("\"10.54.0.0/24\"", "\"10.55.0.0/24\"")),
            Map.entry("service.constraints", List.of("[\"node.role==manager\"]", "[\"node.role==worker\"]")));

    private static final Map<String, String> BESIDE = Map.of(
            "service.max_concurrent", "mode = \"replicated-job\"",
            "network.gateway", "subnet = \"10.52.0.0/24\"",
            "network.ip_range", "subnet = \"10.53.0.0/24\"");

    /** What is tested elsewhere: it is no field of the engine's, or another field's other spelling. */
    private static final Set<String> ELSEWHERE = Set.of(
            "service.wait",
            "config.base64",
            "config.unknown",
            "config.driver.name",
            "config.driver.options",
            "network.pool.gateway",
            "network.pool.ip_range",
            "network.ipv6",
            "network.ingress");

    /** The samples of a field; empty where it is tested elsewhere. */
    static Optional<Sample> of(String kind, List<Nested> within, Attribute attribute) {
        String path = within.stream().map(each -> each.name() + ".").collect(Collectors.joining()) + attribute.name();
        String key = kind + "." + path;
        if (ELSEWHERE.contains(key)) {
            return Optional.empty();
        }
        List<String> own = OWN.getOrDefault(key, List.of());
        return Optional.of(new Sample(
                within,
                attribute,
                own.isEmpty() ? text(attribute.type(), 0) : own.getFirst(),
                own.isEmpty() ? text(attribute.type(), 1) : own.getLast(),
                BESIDE.getOrDefault(key, "")));
    }

    /** What the resource is called that tries it. */
    String name() {
        return "try-" + within.stream().map(each -> each.name() + "-").collect(Collectors.joining()) + attribute.name();
    }

    /** A resource that says the field as it is at a moment of its life. */
    String block(String kind, String moment, Map<String, String> always) {
        boolean said = moment.equals("set") || moment.equals("changed");
        TreeMap<String, String> lines = new TreeMap<>(always);
        StringBuilder inner = new StringBuilder();
        if (said) {
            String value = moment.equals("set") ? one : other;
            if (within.isEmpty()) {
                lines.put(attribute.name(), value);
            } else {
                within.forEach(each -> inner.append(each.name()).append(" {\n").append(required(each)));
                inner.append(attribute.name()).append(" = ").append(value).append('\n');
                inner.append("}\n".repeat(within.size()));
            }
        }
        String body = lines.entrySet().stream()
                .map(line -> line.getKey() + " = " + line.getValue() + "\n")
                .collect(Collectors.joining());
        return kind + " \"" + name() + "\" {\n" + body + beside + "\n" + inner + "}\n";
    }

    private String required(Nested block) {
        return block.schema().attributes().stream()
                .filter(each -> each.required() && !each.equals(attribute))
                .map(each -> each.name() + " = " + text(each.type(), 0) + "\n")
                .collect(Collectors.joining());
    }

    private static String text(Type type, int way) {
        return switch (type) {
            case Type.Text _ -> way == 0 ? "\"alpha\"" : "\"beta\"";
            case Type.Number _ -> Integer.toString(2 + way);
            case Type.Bool _ -> Boolean.toString(way == 0);
            case Type.OneOf(List<String> words) -> "\"" + words.get(words.size() - 1 - way) + "\"";
            case Type.Form(String _, String expected) ->
                throw new IllegalArgumentException("a field that must be " + expected + " needs a sample of its own");
            case Type.Duration _ -> "\"" + (7 + way) + "s\"";
            case Type.Size _ -> "\"" + (64 + way) + "m\"";
            case Type.Reference(String kind) -> kind + "." + (way == 0 ? "alpha" : "beta");
            case Type.ListOf(Type element, boolean _) ->
                way == 0 ? "[" + text(element, 0) + "]" : "[" + text(element, 1) + ", " + text(element, 0) + "]";
            case Type.MapOf(Type element, boolean _) ->
                way == 0
                        ? "{ a = " + text(element, 0) + " }"
                        : "{ a = " + text(element, 1) + ", b = " + text(element, 0) + " }";
            case Type.Anything _ -> "\"anything\"";
        };
    }
}

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
 */
record Sample(String kind, List<Nested> within, Attribute attribute) {

    /** Fields whose samples their types cannot tell. */
    private static final Map<String, List<String>> OWN = Map.ofEntries(
            Map.entry("service.hosts", List.of("[\"db:10.0.0.5\"]", "[\"db:10.0.0.6\", \"six:fe80::1\"]")),
            Map.entry("service.ulimits", List.of("{ nofile = \"1024:2048\" }", "{ nofile = 1024, nproc = \"5:5\" }")),
            Map.entry("service.platforms", List.of("[\"linux/amd64\"]", "[\"linux/amd64\", \"linux/arm64\"]")),
            Map.entry("service.secret.mode", List.of("\"0400\"", "\"440\"")),
            Map.entry("service.config.mode", List.of("\"0400\"", "\"440\"")),
            Map.entry("service.mount.tmpfs.mode", List.of("\"1777\"", "\"0700\"")),
            Map.entry("service.registry_auth", List.of("false", "true")),
            Map.entry("service.constraints", List.of("[\"node.role==manager\"]", "[\"node.role==worker\"]")),
            Map.entry("config.base64", List.of("\"aGVsbG8=\"", "\"YnllIQ==\"")),
            Map.entry("secret.value", List.of("sensitive(file(\"one.pem\"))", "sensitive(file(\"two.pem\"))")),
            Map.entry(
                    "secret.base64",
                    List.of("sensitive(filebase64(\"one.pem\"))", "sensitive(filebase64(\"two.pem\"))")),
            Map.entry("network.mtu", List.of("1400", "1450")),
            Map.entry("network.subnet", List.of("\"10.50.0.0/24\"", "\"10.51.0.0/24\"")),
            Map.entry("network.gateway", List.of("\"10.52.0.5\"", "\"10.52.0.6\"")),
            Map.entry("network.ip_range", List.of("\"10.53.0.0/25\"", "\"10.53.0.128/25\"")),
            Map.entry("network.pool.subnet", List.of("\"10.54.0.0/24\"", "\"10.55.0.0/24\"")),
            Map.entry("network.pool.gateway", List.of("\"10.56.0.5\"", "\"10.56.0.6\"")),
            Map.entry("network.pool.ip_range", List.of("\"10.57.0.0/25\"", "\"10.57.0.128/25\"")),
            Map.entry("swarm.cert_expiry", List.of("\"2h\"", "\"3h\"")),
            Map.entry("swarm.default_addr_pool", List.of("[\"10.60.0.0/16\"]", "[\"10.61.0.0/16\"]")),
            Map.entry("swarm.subnet_size", List.of("26", "27")),
            Map.entry("swarm.data_path_port", List.of("7777", "7778")),
            Map.entry("swarm.external_ca.url", List.of("\"https://one.example.org\"", "\"https://two.example.org\"")),
            Map.entry("swarm.external_ca.protocol", List.of("\"cfssl\"")),
            Map.entry("swarm.ca.certificate", List.of("file(\"one.pem\")", "file(\"two.pem\")")),
            Map.entry("swarm.ca.key", List.of("sensitive(file(\"one.pem\"))", "sensitive(file(\"two.pem\"))")),
            Map.entry("node.advertise_addr", List.of("\"eth0\"", "\"0.0.0.0/0\"")),
            Map.entry("node.data_path_addr", List.of("\"eth0\"", "\"0.0.0.0/0\"")),
            Map.entry("node.listen_addr", List.of("\"eth0:2377\"", "\"0.0.0.0:2377\"")));

    /** What a field means nothing without, in the body. */
    private static final Map<String, String> BESIDE = Map.of(
            "service.max_concurrent", "mode = \"replicated-job\"",
            "network.gateway", "subnet = \"10.52.0.0/24\"",
            "network.ip_range", "subnet = \"10.53.0.0/24\"",
            "swarm.ca.certificate", "external_ca { url = \"https://ca.example.org\" }",
            "swarm.rotate.unlock_key", "autolock = true");

    /** The same in its own block. */
    private static final Map<String, String> INNER = Map.of(
            "network.pool.gateway", "subnet = \"10.56.0.0/24\"\n",
            "network.pool.ip_range", "subnet = \"10.57.0.0/24\"\n",
            "secret.driver.options", "name = \"vault\"\n");

    /** Fields that take the place of what a resource always says. */
    private static final Set<String> INSTEAD =
            Set.of("config.base64", "secret.base64", "secret.driver.name", "secret.driver.options");

    /** What is no field of the engine's, or is tested where more than one resource is: {@link NetworksTest}. */
    private static final Set<String> ELSEWHERE = Set.of(
            "service.wait",
            "secret.unknown",
            "network.ingress",
            "network.ipv6",
            "swarm.upgrade.batch",
            "swarm.upgrade.canary",
            "swarm.upgrade.observe",
            "swarm.upgrade.surge");

    /** The sample of a field; empty where it is tested elsewhere. */
    static Optional<Sample> of(String kind, List<Nested> within, Attribute attribute) {
        Sample sample = new Sample(kind, List.copyOf(within), attribute);
        return ELSEWHERE.contains(sample.key()) ? Optional.empty() : Optional.of(sample);
    }

    /** The field for people and for the tables above: {@code network.pool.gateway}. */
    String key() {
        return keyOf(attribute);
    }

    private String keyOf(Attribute each) {
        return kind + "." + within.stream().map(block -> block.name() + ".").collect(Collectors.joining())
                + each.name();
    }

    private static String written(String key, Attribute attribute, int way) {
        List<String> own = OWN.getOrDefault(key, List.of());
        return own.isEmpty() ? text(attribute.type(), way) : own.get(Math.min(way, own.size() - 1));
    }

    /** What the resource is called that tries it. */
    String name() {
        return "try-" + within.stream().map(each -> each.name() + "-").collect(Collectors.joining()) + attribute.name();
    }

    /** A resource that says the field as it is at a moment of its life. */
    String block(String moment, Map<String, String> always) {
        return kind + " \"" + name() + "\" {\n" + body(moment, always) + "}\n";
    }

    /** What is written in it. */
    String body(String moment, Map<String, String> always) {
        boolean said = moment.equals("set") || moment.equals("changed");
        TreeMap<String, String> lines = new TreeMap<>(always);
        StringBuilder inner = new StringBuilder();
        if (said) {
            String value = written(key(), attribute, moment.equals("set") ? 0 : 1);
            if (INSTEAD.contains(key())) {
                lines.clear();
            }
            if (within.isEmpty()) {
                lines.put(attribute.name(), value);
            } else {
                within.forEach(each -> inner.append(each.name()).append(" {\n").append(beside(each)));
                inner.append(attribute.name()).append(" = ").append(value).append('\n');
                inner.append("}\n".repeat(within.size()));
            }
        }
        String body = lines.entrySet().stream()
                .map(line -> line.getKey() + " = " + line.getValue() + "\n")
                .collect(Collectors.joining());
        return body + BESIDE.getOrDefault(key(), "") + "\n" + inner;
    }

    private String beside(Nested block) {
        String own = INNER.get(key());
        if (own != null) {
            return own;
        }
        return block.schema().attributes().stream()
                .filter(each -> each.required() && !each.equals(attribute))
                .map(each -> each.name() + " = " + written(keyOf(each), each, 0) + "\n")
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

package io.skep.swarm.service;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A placement constraint such as {@code node.role==worker}, as the swarm's scheduler understands it; pure. */
record Constraint(String key, boolean same, String wanted) {

    private static final Pattern FORM = Pattern.compile("\\s*(.+?)\\s*(==|!=)\\s*(.*?)\\s*");

    /** Reads a constraint; empty for what is none, which the engine refuses with words of its own. */
    static Optional<Constraint> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Constraint(matcher.group(1), matcher.group(2).equals("=="), matcher.group(3)))
                : Optional.empty();
    }

    /** The nodes that would take a task of a service with these constraints. */
    static List<ObjectNode> eligible(List<ObjectNode> nodes, List<String> constraints) {
        return nodes.stream()
                .filter(node -> node.path("Status").path("State").asString("").equals("ready"))
                .filter(node ->
                        node.path("Spec").path("Availability").asString("").equals("active"))
                .filter(node -> constraints.stream()
                        .map(Constraint::parse)
                        .flatMap(Optional::stream)
                        .allMatch(constraint -> constraint.fits(node)))
                .toList();
    }

    boolean fits(JsonNode node) {
        return same == value(node).equalsIgnoreCase(wanted);
    }

    private String value(JsonNode node) {
        JsonNode description = node.path("Description");
        JsonNode value = switch (key.toLowerCase(Locale.ROOT)) {
            case "node.id" -> node.path("ID");
            case "node.hostname" -> description.path("Hostname");
            case "node.ip" -> node.path("Status").path("Addr");
            case "node.role" -> node.path("Spec").path("Role");
            case "node.platform.os" -> description.path("Platform").path("OS");
            case "node.platform.arch" -> description.path("Platform").path("Architecture");
            default ->
                key.startsWith("engine.labels.")
                        ? description.path("Engine").path("Labels").path(key.substring("engine.labels.".length()))
                        : node.path("Spec").path("Labels").path(key.replaceFirst("^node\\.labels\\.", ""));
        };
        return value.asString("");
    }
}

package io.skep.swarm.service;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.image.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Nodes that may get a task of a service whose image is not made for them.
 *
 * @param unfit the nodes, each with what it is
 * @param none whether no eligible node fits
 * @param made what the image is made for
 */
record Eligible(List<String> unfit, boolean none, List<Platform> made) {

    /** Looks for them among the nodes there are; empty where the image runs on all of them, or nobody tells what it is made for. */
    static Optional<Eligible> unfit(List<ObjectNode> nodes, Entries spec, List<Platform> made) {
        List<String> held = Values.textsOf(spec, "platforms");
        List<ObjectNode> eligible = Constraint.eligible(nodes, Values.textsOf(spec, "constraints")).stream()
                .filter(node -> platform(node).known())
                .filter(node -> held.isEmpty() || held.contains(platform(node).toString()))
                .toList();
        List<String> unfit = eligible.stream()
                .filter(node -> !made.contains(platform(node)))
                .map(node -> node.path("Description").path("Hostname").asString("?") + " is " + platform(node))
                .sorted()
                .toList();
        return made.isEmpty() || unfit.isEmpty()
                ? Optional.empty()
                : Optional.of(new Eligible(unfit, unfit.size() == eligible.size(), made));
    }

    /** What is to be said: an error where no node can run it. */
    Diagnostic diagnostic(String what) {
        String platforms = made.stream().map(Platform::toString).collect(Collectors.joining(", "));
        String detail = what + " is made for " + platforms + ": " + String.join(", ", unfit) + ".";
        if (none) {
            return Diagnostic.error("No node can run the image", detail)
                    .withHint("Take an image made for these nodes, or constraints that other nodes meet.");
        }
        return Diagnostic.error("Some nodes cannot run the image", detail)
                .withHint("Write platforms = ["
                        + made.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "))
                        + "], and the swarm passes these nodes over.")
                .asWarning();
    }

    private static Platform platform(ObjectNode node) {
        return Platform.of(node.path("Description").path("Platform"));
    }
}

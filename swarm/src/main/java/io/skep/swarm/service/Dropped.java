package io.skep.swarm.service;

import io.skep.plans.resource.Difference;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Writing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes out of a document what was asked for once and is no longer, so that the engine's own default holds again; pure. */
final class Dropped {

    private static final String ATTRIBUTES = "attributes";

    /** Where each attribute that has no value of its own is kept. A block goes as a whole and is written anew where any of it stays. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("health", "/TaskTemplate/ContainerSpec/Healthcheck"),
            Map.entry("dns", "/TaskTemplate/ContainerSpec/DNSConfig"),
            Map.entry("privileges", "/TaskTemplate/ContainerSpec/Privileges"),
            Map.entry("restart", "/TaskTemplate/RestartPolicy"),
            Map.entry("resources", "/TaskTemplate/Resources"),
            Map.entry("log", "/TaskTemplate/LogDriver"),
            Map.entry("update", "/UpdateConfig"),
            Map.entry("rollback", "/RollbackConfig"));

    private Dropped() {}

    /** The labels and attributes of which a difference says that they are to go. */
    static Entries of(List<Difference> differences) {
        List<String> attributes = differences.stream()
                .filter(each -> each.after() instanceof Value.Nothing)
                .map(each -> each.path().split("[.\\[]", 2)[0])
                .filter(name -> place(name).isPresent())
                .distinct()
                .sorted()
                .toList();
        Entries labels = OwnLabels.dropped(differences);
        return attributes.isEmpty() ? labels : labels.with(ATTRIBUTES, Values.texts(attributes));
    }

    /** Takes them out; to be called before the wanted spec is written. */
    static void from(ObjectNode document, Entries dropped) {
        for (String attribute : Values.textsOf(dropped, ATTRIBUTES)) {
            String place = place(attribute).orElse("/");
            int last = place.lastIndexOf('/');
            JsonNode holder = last == 0 ? document : document.at(place.substring(0, last));
            if (holder instanceof ObjectNode object) {
                object.remove(place.substring(last + 1));
            }
        }
        OwnLabels.drop(Writing.inner(document, "Labels"), dropped);
    }

    private static Optional<String> place(String attribute) {
        return Optional.ofNullable(PLACES.get(attribute)).or(() -> ServiceSchema.FIELDS.place(attribute));
    }
}

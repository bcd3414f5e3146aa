package io.skep.swarm.service;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code EndpointSpec}: how the service is reached, both ways; pure. */
final class EndpointPart {

    private EndpointPart() {}

    /** Ports in one order, as the engine keeps whatever order it is given. */
    static List<Entries> sorted(List<Value> ports) {
        Comparator<Entries> order = Comparator.comparing(port -> Values.longOf(port, "target").orElse(0L));
        return ports.stream()
                .filter(Entries.class::isInstance)
                .map(Entries.class::cast)
                .sorted(order.thenComparing(port -> Values.longOf(port, "published").orElse(0L))
                        .thenComparing(port -> Values.textOf(port, "protocol").orElse("")))
                .toList();
    }

    static void write(ObjectNode service, Entries spec) {
        ObjectNode endpoint = Writing.inner(service, "EndpointSpec");
        new Writing(spec, endpoint).text("endpoint_mode", "Mode");
        if (!spec.entries().containsKey("port")) {
            return;
        }
        ArrayNode documents = Json.array();
        for (Entries port : sorted(Values.itemsOf(spec, "port"))) {
            ObjectNode document = Json.object();
            new Writing(port, document)
                    .text("protocol", "Protocol")
                    .number("target", "TargetPort")
                    .number("published", "PublishedPort")
                    .text("mode", "PublishMode");
            documents.add(document);
        }
        if (documents.isEmpty()) {
            endpoint.remove("Ports");
        } else {
            endpoint.set("Ports", documents);
        }
    }

    static void read(JsonNode service, Seeing seeing) {
        JsonNode endpoint = service.path("EndpointSpec");
        List<Value> ports = new ArrayList<>();
        for (JsonNode document : endpoint.path("Ports")) {
            ports.add(new Seeing()
                    .text("protocol", document.path("Protocol"))
                    .number("target", document.path("TargetPort"))
                    .number("published", document.path("PublishedPort"))
                    .text("mode", document.path("PublishMode"))
                    .entries());
        }
        seeing.put("endpoint_mode", Values.text(endpoint.path("Mode").asString("vip")))
                .blocks("port", sorted(ports));
    }
}

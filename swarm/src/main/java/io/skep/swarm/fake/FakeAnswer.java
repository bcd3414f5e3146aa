package io.skep.swarm.fake;

import io.skep.swarm.engineapi.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What the fake engine answers. */
record FakeAnswer(int status, JsonNode body) {

    static FakeAnswer ok(JsonNode body) {
        return new FakeAnswer(200, body);
    }

    static FakeAnswer done() {
        return new FakeAnswer(200, MissingNode.getInstance());
    }

    static FakeAnswer refused(int status, String message) {
        return new FakeAnswer(status, Json.object().put("message", message));
    }

    static FakeAnswer notFound(String what) {
        return refused(404, what + " not found");
    }
}

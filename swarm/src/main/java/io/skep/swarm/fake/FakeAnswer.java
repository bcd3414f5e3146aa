package io.skep.swarm.fake;

import io.skep.swarm.engineapi.Json;
import tools.jackson.databind.JsonNode;

/**
 * What the fake engine answers.
 *
 * @param body as text, since what it shows goes on changing
 */
record FakeAnswer(int status, String body) {

    static FakeAnswer ok(JsonNode body) {
        return new FakeAnswer(200, Json.write(body));
    }

    static FakeAnswer done() {
        return new FakeAnswer(200, "");
    }

    static FakeAnswer refused(int status, String message) {
        return new FakeAnswer(status, Json.write(Json.object().put("message", message)));
    }

    static FakeAnswer notFound(String what) {
        return refused(404, what + " not found");
    }
}

package io.skep.swarm.fake;

import io.skep.swarm.engineapi.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The registries of a fake engine: they have every image and tell nothing of it, but for what they are given to tell. */
public final class FakeRegistry {

    private final Map<String, FakeAnswer> answers = new ConcurrentHashMap<>();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    /** From now on a name stands for this image, which is made for these platforms: {@code linux/amd64}. */
    public void offers(String image, String digest, String... platforms) {
        ObjectNode answer = Json.object();
        answer.set("Descriptor", Json.object().put("digest", digest));
        ArrayNode list = answer.putArray("Platforms");
        for (String platform : platforms) {
            String[] parts = platform.split("/", 2);
            list.addObject().put("os", parts[0]).put("architecture", parts[1]);
        }
        answers.put(image, FakeAnswer.ok(answer));
    }

    /** From now on an image is not given out. */
    public void refuses(String image, String why) {
        answers.put(image, FakeAnswer.refused(403, why));
    }

    /** What requests said in {@code X-Registry-Auth}, each after its path: {@code /services/create eyJ...}. */
    public List<String> told() {
        return List.copyOf(told);
    }

    void hears(String path, String auth) {
        told.add(path + " " + auth);
    }

    FakeAnswer answer(String image) {
        return answers.getOrDefault(image, FakeAnswer.ok(Json.object()));
    }
}

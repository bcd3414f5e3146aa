package io.skep.swarm.cluster;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be made anew as {@code rotate} asks. The swarm bears a label with the value each was last made anew for, written
 * by the same request that does so: however often a step is run, and wherever it was cut off, a value means one rotation.
 */
record Rotation(boolean authority, boolean tokens, boolean unlockKey) {

    static final String AUTHORITY = "ca";
    static final String TOKENS = "join_tokens";
    static final String UNLOCK_KEY = "unlock_key";
    static final String AFTER_JOIN = "rotate_after_join";

    private static final List<String> NAMES = List.of(AUTHORITY, TOKENS, UNLOCK_KEY);
    private static final String LABEL = "io.skep.rotated.";

    /** What a spec asks for that the swarm's labels do not tell of. */
    static Rotation due(Entries wanted, JsonNode labels) {
        return new Rotation(
                due(AUTHORITY, wanted, labels), due(TOKENS, wanted, labels), due(UNLOCK_KEY, wanted, labels));
    }

    /** Where the settings are sent, with what is made anew by being asked for. */
    Route route() {
        Route route = Route.to("/swarm/update");
        if (tokens) {
            route = route.with("rotateWorkerToken", "true").with("rotateManagerToken", "true");
        }
        return unlockKey ? route.with("rotateManagerUnlockKey", "true") : route;
    }

    /** Makes the labels say what a spec asks for. */
    static void write(ObjectNode labels, Entries wanted) {
        for (String name : NAMES) {
            asked(wanted, name)
                    .ifPresentOrElse(value -> labels.put(LABEL + name, value), () -> labels.remove(LABEL + name));
        }
    }

    /** What the labels tell; the certificate authority's only once every node has the new one. */
    static Seeing seen(JsonNode cluster) {
        JsonNode labels = cluster.path("Spec").path("Labels");
        Seeing seeing = new Seeing();
        for (String name : NAMES) {
            if (!name.equals(AUTHORITY) || !Authority.changing(cluster)) {
                seeing.text(name, labels.path(LABEL + name));
            }
        }
        return seeing;
    }

    /** The swarm's spec asks for another root certificate of its own making. */
    static void renew(ObjectNode spec) {
        ObjectNode config = Writing.inner(spec, "CAConfig");
        config.put("ForceRotate", config.path("ForceRotate").asLong(0) + 1);
    }

    private static boolean due(String name, Entries wanted, JsonNode labels) {
        return asked(wanted, name)
                .filter(value -> !value.equals(labels.path(LABEL + name).asString("")))
                .isPresent();
    }

    private static Optional<String> asked(Entries wanted, String name) {
        return Values.textOf(Values.entriesOf(wanted, "rotate"), name);
    }
}

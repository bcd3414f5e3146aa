package io.skep.swarm.engineapi;

import io.skep.plans.remote.Connection;
import io.skep.plans.remote.RemoteException;
import java.time.Duration;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The engine of one host, which one may change: what steps get. Safe for use by several threads at once. */
public final class EngineApi extends EngineLook {

    private static final Duration USUAL = Duration.ofSeconds(90);
    private static final int TRIES = 6;

    /** The engine of the host that people call {@code host}. */
    public EngineApi(String host, Connection connection) {
        super(host, connection);
    }

    /** The same engine as one that was looked at, to change it. */
    public EngineApi(String host, Connection connection, EngineLook known) {
        super(host, connection, known);
    }

    /** Sends a document and gives the answer, a missing node where there is none. */
    public JsonNode post(Route route, JsonNode body) throws RemoteException, InterruptedException {
        return call("POST", route, Json.write(body), USUAL);
    }

    /** The same, and tells the swarm what its nodes are to tell a registry. */
    public JsonNode post(Route route, JsonNode body, RegistryAuth auth) throws RemoteException, InterruptedException {
        return call("POST", route, Json.write(body), auth, USUAL);
    }

    /** Sends a request without a document. */
    public JsonNode post(Route route) throws RemoteException, InterruptedException {
        return call("POST", route, "", USUAL);
    }

    /** Puts a document in the place of what is at a route. */
    public void put(Route route, JsonNode body) throws RemoteException, InterruptedException {
        call("PUT", route, Json.write(body), USUAL);
    }

    /** Removes what is at a route; what is gone already is fine. */
    public void delete(Route route) throws RemoteException, InterruptedException {
        try {
            call("DELETE", route, "", USUAL);
        } catch (EngineError error) {
            if (error.status() != 404) {
                throw error;
            }
        }
    }

    /**
     * Changes the {@code Spec} of the object at {@code read} by sending it to {@code write} with the version it was read
     * at. When somebody else was quicker it is read and patched again. Nothing is sent where the patch changes nothing.
     */
    public boolean revise(Route read, Route write, UnaryOperator<ObjectNode> patch)
            throws RemoteException, InterruptedException {
        return revise(read, write, (_, spec) -> patch.apply(spec), _ -> false);
    }

    /** As above, but the patch also sees the whole object, and an object that is {@code restless} is sent even unchanged. */
    public boolean revise(Route read, Route write, BinaryOperator<ObjectNode> patch, Predicate<ObjectNode> restless)
            throws RemoteException, InterruptedException {
        return revise(read, write, patch, restless, RegistryAuth.NONE);
    }

    /** As above, and the swarm is told what its nodes are to tell a registry. */
    public boolean revise(
            Route read,
            Route write,
            BinaryOperator<ObjectNode> patch,
            Predicate<ObjectNode> restless,
            RegistryAuth auth)
            throws RemoteException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            ObjectNode current = object(read);
            JsonNode spec = current.path("Spec");
            ObjectNode wanted = patch.apply(current, spec.isObject() ? (ObjectNode) spec.deepCopy() : Json.object());
            if (Json.same(wanted, spec) && !restless.test(current)) {
                return false;
            }
            String version = current.path("Version").path("Index").asString("0");
            try {
                post(write.with("version", version), wanted, auth);
                return true;
            } catch (EngineError error) {
                if (!error.outOfSequence() || attempt == TRIES) {
                    throw error;
                }
            }
        }
    }
}

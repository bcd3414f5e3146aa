package io.skep.swarm.engineapi;

import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The engine of one host, read-only by type: it can send nothing but GET requests. The API version is negotiated at the
 * first request and kept. Safe for use by several threads at once. Errors are {@link EngineError} for what the engine
 * refuses, {@link RemoteException} for what does not arrive.
 */
public class EngineLook {

    private static final Route INFO = Route.to("/info");
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final int PART = 2048;
    private static final int DOCUMENT_LIMIT = 64 * 1024 * 1024;

    private final String host;
    private final Exchange exchange;
    private volatile @Nullable ApiVersion spoken;

    /** The engine of the host that people call {@code host}. */
    public EngineLook(String host, Looking looking) {
        this.host = host;
        this.exchange = new Exchange(host, looking);
    }

    /** The same engine, spoken to in the version that another one has found out already. */
    EngineLook(String host, Looking looking, EngineLook known) {
        this(host, looking);
        this.spoken = known.spoken;
    }

    /** The host's name, for messages. */
    public String host() {
        return host;
    }

    /**
     * What the engine tells of itself ({@code /info}). Where it is the first thing asked it needs no version of the API: the
     * head of the answer says which ones the engine speaks, so that nothing else has to be asked for that.
     */
    public ObjectNode info() throws RemoteException, InterruptedException {
        if (spoken != null) {
            return object(INFO);
        }
        Request request = new Request("GET", INFO.toString(), "");
        JsonNode told = exchange.send(request, USUAL, (head, body) -> {
            refuseErrors(request, head, body);
            spoken = version(head);
            return document(request, body);
        });
        return object(request, told);
    }

    /** The document at a route. */
    public JsonNode get(Route route) throws RemoteException, InterruptedException {
        return call("GET", route, "", USUAL);
    }

    /** The document at a route, for which the engine asks a registry. */
    public JsonNode get(Route route, RegistryAuth auth) throws RemoteException, InterruptedException {
        return call("GET", route, "", auth, USUAL);
    }

    /** The object at a route. */
    public ObjectNode object(Route route) throws RemoteException, InterruptedException {
        return object(new Request("GET", route.toString(), ""), get(route));
    }

    private ObjectNode object(Request request, JsonNode answer) throws RemoteException {
        if (answer instanceof ObjectNode object) {
            return object;
        }
        throw new RemoteException(host + ": the engine's answer to " + request + " is not an object", false);
    }

    /** The object at a route; empty where the engine says 404. */
    public Optional<ObjectNode> find(Route route) throws RemoteException, InterruptedException {
        try {
            return Optional.of(object(route));
        } catch (EngineError error) {
            if (error.status() == 404) {
                return Optional.empty();
            }
            throw error;
        }
    }

    /** The list of objects at a route. */
    public List<ObjectNode> list(Route route) throws RemoteException, InterruptedException {
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode item : get(route)) {
            if (item instanceof ObjectNode object) {
                objects.add(object);
            }
        }
        return objects;
    }

    /**
     * Reads a stream of one JSON document a line, such as {@code /events}, until {@code more} says no, the stream ends
     * or the time is over (which is an error).
     */
    public void follow(Route route, Duration limit, Predicate<JsonNode> more)
            throws RemoteException, InterruptedException {
        Request request = new Request("GET", versioned(route), "");
        exchange.send(request, limit, (head, body) -> {
            refuseErrors(request, head, body);
            for (String line = nextLine(body); !line.isEmpty(); line = nextLine(body)) {
                if (!more.test(Json.parse(line))) {
                    return true;
                }
            }
            return true;
        });
    }

    JsonNode call(String method, Route route, String body, Duration limit)
            throws RemoteException, InterruptedException {
        return call(method, route, body, RegistryAuth.NONE, limit);
    }

    JsonNode call(String method, Route route, String body, RegistryAuth auth, Duration limit)
            throws RemoteException, InterruptedException {
        Request request = new Request(method, versioned(route), body, auth);
        return exchange.send(request, limit, (head, answer) -> {
            refuseErrors(request, head, answer);
            return document(request, answer);
        });
    }

    private String versioned(Route route) throws RemoteException, InterruptedException {
        return "/v" + version() + route;
    }

    /** The version of the API that is spoken with it. */
    public ApiVersion version() throws RemoteException, InterruptedException {
        ApiVersion known = spoken;
        if (known == null) {
            known = negotiate();
            spoken = known;
        }
        return known;
    }

    private ApiVersion negotiate() throws RemoteException, InterruptedException {
        Request ping = new Request("GET", "/_ping", "");
        return exchange.send(ping, USUAL, (head, body) -> {
            refuseErrors(ping, head, body);
            return version(head);
        });
    }

    private ApiVersion version(Head head) throws RemoteException {
        ApiVersion version =
                ApiVersion.parse(head.header("api-version").orElse("1.24")).spokenByBoth();
        if (version.compareTo(ApiVersion.OLDEST) < 0) {
            throw new RemoteException(
                    host + ": its engine speaks API " + version + ", skep needs at least " + ApiVersion.OLDEST
                            + " (Docker Engine 19.03); set a newer engine version",
                    false);
        }
        return version;
    }

    private void refuseErrors(Request request, Head head, InputStream body) throws IOException, RemoteException {
        int status = head.status();
        if (status >= 400) {
            throw new EngineError(host, request.toString(), status, words(bytes(body)));
        }
    }

    private JsonNode document(Request request, InputStream body) throws IOException, RemoteException {
        try {
            return Json.parse(bytes(body));
        } catch (IllegalArgumentException broken) {
            throw new RemoteException(host + ": the engine's answer to " + request + " is not JSON", false, broken);
        }
    }

    private static String words(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        try {
            return Json.parse(text).path("message").asString(text);
        } catch (IllegalArgumentException plain) {
            return text;
        }
    }

    private static byte[] bytes(InputStream body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = new byte[PART];
        for (int count = body.read(part); count >= 0; count = body.read(part)) {
            bytes.write(part, 0, count);
            if (bytes.size() > DOCUMENT_LIMIT) {
                throw new IOException("the answer is longer than " + DOCUMENT_LIMIT + " bytes");
            }
        }
        return bytes.toByteArray();
    }

    private static String nextLine(InputStream body) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int letter = body.read(); letter >= 0 && (letter != '\n' || line.size() == 0); letter = body.read()) {
            if (letter > ' ' || line.size() > 0) {
                line.write(letter);
            }
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}

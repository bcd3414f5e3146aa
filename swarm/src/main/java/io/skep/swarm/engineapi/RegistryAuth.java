package io.skep.swarm.engineapi;

import io.skep.plans.apply.Login;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the engine is to tell a registry, for the header {@code X-Registry-Auth} of one request: a JSON document in base64url, as the
 * Engine API's document has it under <i>Authentication</i>. It has no text form and is written nowhere.
 */
public final class RegistryAuth {

    /** Nothing: the registry is asked as anybody. */
    public static final RegistryAuth NONE = new RegistryAuth(Optional.empty());

    private final Optional<String> header;

    private RegistryAuth(Optional<String> header) {
        this.header = header;
    }

    /** A login at a server. */
    public static RegistryAuth of(String server, Login login) {
        ObjectNode document = Json.object().put("serveraddress", server);
        login.revealToken()
                .ifPresentOrElse(
                        token -> document.put("identitytoken", token),
                        () -> document.put("username", login.user()).put("password", login.revealPassword()));
        byte[] text = Json.write(document).getBytes(StandardCharsets.UTF_8);
        return new RegistryAuth(Optional.of(Base64.getUrlEncoder().encodeToString(text)));
    }

    /** The text of the header; empty where none is to be sent. */
    Optional<String> header() {
        return header;
    }

    @Override
    public String toString() {
        return "(registry login)";
    }
}

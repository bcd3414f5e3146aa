package io.skep.plans.state.store.http;

import io.skep.plans.failure.UserError;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the state is.
 *
 * @param address of the document
 * @param lockAddress where the document's lock is asked for and given up; empty where the server has none
 * @param lockMethod usually {@code LOCK}
 * @param unlockMethod usually {@code UNLOCK}
 * @param updateMethod usually {@code POST}
 */
public record HttpSettings(
        URI address, Optional<URI> lockAddress, String lockMethod, String unlockMethod, String updateMethod) {

    public HttpSettings {
        if (address.getUserInfo() != null) {
            throw new UserError(
                    "The address of the state must hold no user and no password: it stands in a file that is"
                            + " kept. Give them with SKEP_HTTP_USERNAME and SKEP_HTTP_PASSWORD.");
        }
    }

    /** What is sent with every request, from {@code SKEP_HTTP_TOKEN}, or {@code SKEP_HTTP_USERNAME} and {@code SKEP_HTTP_PASSWORD}. */
    static Map<String, String> headers(Map<String, String> environment) {
        Map<String, String> headers = new TreeMap<>();
        String token = environment.get("SKEP_HTTP_TOKEN");
        String user = environment.get("SKEP_HTTP_USERNAME");
        if (token != null) {
            headers.put("authorization", "Bearer " + token);
        } else if (user != null) {
            String both = user + ":" + environment.getOrDefault("SKEP_HTTP_PASSWORD", "");
            String coded = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
            headers.put("authorization", "Basic " + coded);
        }
        return headers;
    }
}

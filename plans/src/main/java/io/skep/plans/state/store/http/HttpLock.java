package io.skep.plans.state.store.http;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.store.remote.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The lock of a server, in the words of Terraform's protocol: taken for one write and given up at once. */
final class HttpLock {
    private final HttpSettings settings;
    private final Map<String, String> headers;
    private final Web web;

    HttpLock(HttpSettings settings, Map<String, String> headers, Web web) {
        this.settings = settings;
        this.headers = headers;
        this.web = web;
    }

    @FunctionalInterface
    interface Work {
        boolean done(String id) throws IOException;
    }

    boolean exists() {
        return settings.lockAddress().isPresent();
    }

    /** What the work gives while the lock is held. Where another holds it: an IOException, for it is held for a moment only. */
    boolean holding(Work work) throws IOException {
        if (settings.lockAddress().isEmpty()) {
            throw new UserError(
                    "The server of " + settings.address() + " gives no entity tags, and no lock_address is set:"
                            + " two processes could change the state at once. Set lock_address, or use another server.");
        }
        URI address = settings.lockAddress().get();
        String id = UUID.randomUUID().toString();
        byte[] body = info(id);
        HttpResponse<byte[]> taken = web.answer(settings.lockMethod(), address, json(), body);
        if (taken.statusCode() == 423 || taken.statusCode() == 409) {
            throw new IOException("its lock is held: " + shortened(taken));
        } else if (taken.statusCode() != 200) {
            throw failure(settings.lockMethod(), taken, address.toString());
        }
        try {
            return work.done(id);
        } finally {
            web.answer(settings.unlockMethod(), address, json(), body);
        }
    }

    /** An address with the lock's id, as the protocol asks of writes under a lock. */
    static URI with(URI address, String id) {
        String text = address.toString();
        return URI.create(text + (text.contains("?") ? "&" : "?") + "ID=" + id);
    }

    static IOException failure(String method, HttpResponse<byte[]> answer, String place) {
        String told = method + " gave " + answer.statusCode();
        if (Web.passing(answer.statusCode()) || answer.statusCode() == 423) {
            return new IOException(told);
        }
        throw new UserError("The server of " + place + " refused: " + told
                + ". Look at the address, and at SKEP_HTTP_TOKEN, or SKEP_HTTP_USERNAME and SKEP_HTTP_PASSWORD.");
    }

    private Map<String, String> json() {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("content-type", "application/json");
        return all;
    }

    private static byte[] info(String id) {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.put("ID", id).put("Operation", "write").put("Info", "").put("Who", System.getProperty("user.name", "?"));
        info.put("Version", "skep").put("Created", Instant.now().toString()).put("Path", "");
        return info.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String shortened(HttpResponse<byte[]> answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ");
        return text.substring(0, Math.min(text.length(), 200));
    }
}

package io.skep.swarm.engineapi;

import java.nio.charset.StandardCharsets;

/**
 * An HTTP/1.1 request as bytes. One request a connection: the socket is a channel of a connection that stays open anyway.
 *
 * @param body empty for none; never shown, as it may hold a token
 * @param auth what a registry is to be told; never shown either
 */
record Request(String method, String target, String body, RegistryAuth auth) {

    /** One that has nothing to do with a registry. */
    Request(String method, String target, String body) {
        this(method, target, body, RegistryAuth.NONE);
    }

    byte[] bytes() {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder()
                .append(method)
                .append(' ')
                .append(target)
                .append(
                        " HTTP/1.1\r\nHost: docker\r\nUser-Agent: skep\r\nAccept: application/json\r\nConnection: close\r\n");
        auth.header()
                .ifPresent(header ->
                        head.append("X-Registry-Auth: ").append(header).append("\r\n"));
        if (!body.isEmpty()) {
            head.append("Content-Type: application/json\r\n");
        }
        if (!body.isEmpty() || method.equals("POST")) {
            head.append("Content-Length: ").append(text.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + text.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(text, 0, all, start.length, text.length);
        return all;
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}

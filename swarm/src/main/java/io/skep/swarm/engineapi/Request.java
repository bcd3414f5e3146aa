package io.skep.swarm.engineapi;

import java.nio.charset.StandardCharsets;

/**
 * An HTTP/1.1 request as bytes. One request a connection: the socket is a channel of a connection that stays open anyway.
 *
 * @param body empty for none; never shown, as it may hold a token
 */
record Request(String method, String target, byte[] body) {

    byte[] bytes() {
        StringBuilder head = new StringBuilder()
                .append(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.1\r\nHost: docker\r\nUser-Agent: skep\r\nAccept: application/json\r\nConnection: close\r\n");
        if (body.length > 0) {
            head.append("Content-Type: application/json\r\n");
        }
        if (body.length > 0 || method.equals("POST")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}

package io.skep.plans.state.store.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.skep.plans.state.form.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** A server of one document by Terraform's verbs, which keeps to what it is told to keep to. */
final class StateServer implements AutoCloseable {
    final boolean tags;
    final boolean locks;
    boolean looksAtConditions = true;

    private final HttpServer server;
    private final Deque<Integer> failures = new ArrayDeque<>();
    private final Map<String, byte[]> documents = new TreeMap<>();
    private Optional<String> holder = Optional.empty();
    private int written;

    StateServer(boolean tags, boolean locks) throws IOException {
        this.tags = tags;
        this.locks = locks;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/shop", this::answer);
        server.start();
    }

    HttpSettings settings() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/shop");
        return new HttpSettings(address, locks ? Optional.of(address) : Optional.empty(), "LOCK", "UNLOCK", "POST");
    }

    /** The next writes end with these codes; 0 writes and loses the answer. */
    synchronized void fail(int... codes) {
        for (int code : codes) {
            failures.add(code);
        }
    }

    synchronized void keep(String text) {
        documents.put("/shop", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where documents are. */
    synchronized List<String> paths() {
        return List.copyOf(documents.keySet());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!"Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, new byte[0]);
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "GET" -> get(exchange);
            case "POST" -> post(exchange, body);
            case "LOCK" -> lock(exchange, new String(body, StandardCharsets.UTF_8));
            case "UNLOCK" -> {
                holder = Optional.empty();
                send(exchange, 200, new byte[0]);
            }
            default -> send(exchange, 405, new byte[0]);
        }
    }

    private void get(HttpExchange exchange) throws IOException {
        Optional<byte[]> document = document(exchange);
        if (tags) {
            document.ifPresent(bytes -> exchange.getResponseHeaders().set("ETag", tag(bytes)));
        }
        send(exchange, document.isPresent() ? 200 : 404, document.orElse(new byte[0]));
    }

    private Optional<byte[]> document(HttpExchange exchange) {
        return Optional.ofNullable(documents.get(exchange.getRequestURI().getPath()));
    }

    private void post(HttpExchange exchange, byte[] body) throws IOException {
        Optional<byte[]> document = document(exchange);
        String match = exchange.getRequestHeaders().getFirst("If-Match");
        boolean mustBeNew = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        boolean stale = (match != null && !document.map(this::tag).equals(Optional.of(match)))
                || (mustBeNew && document.isPresent());
        Optional<String> id =
                Optional.ofNullable(exchange.getRequestURI().getQuery()).map(text -> text.replace("ID=", ""));
        if (tags && looksAtConditions && stale) {
            send(exchange, 412, new byte[0]);
        } else if (holder.isPresent() && !holder.equals(id)) {
            send(exchange, 423, new byte[0]);
        } else {
            Integer failure = failures.poll();
            if (failure == null || failure == 0) {
                documents.put(exchange.getRequestURI().getPath(), body);
                written++;
            }
            if (failure != null && failure == 0) {
                exchange.close();
            } else {
                send(exchange, failure == null ? 200 : failure, new byte[0]);
            }
        }
    }

    private void lock(HttpExchange exchange, String info) throws IOException {
        if (holder.isPresent()) {
            send(exchange, 423, info.getBytes(StandardCharsets.UTF_8));
        } else {
            holder = Optional.of(info.replaceFirst(".*\"ID\":\"([^\"]*)\".*", "$1"));
            send(exchange, 200, new byte[0]);
        }
    }

    private String tag(byte[] bytes) {
        return "\"" + written + "-" + Sha256.hex(bytes) + "\"";
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

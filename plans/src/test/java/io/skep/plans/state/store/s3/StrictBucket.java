package io.skep.plans.state.store.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.skep.plans.state.form.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/**
 * A bucket that is stricter than a fake usually is: it refuses a wrong signature and an old time, lists three keys a page, and keeps to
 * conditions. It can be told what to do wrong.
 */
final class StrictBucket implements AutoCloseable {
    static final Credentials CREDENTIALS = new Credentials("id", "secret", Optional.of("session"));

    private static final int PAGE = 3;
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final HttpServer server;
    private final TreeMap<String, byte[]> objects = new TreeMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private boolean keepsConditions = true;

    /** What may go wrong with one writing request. */
    enum Fault {
        /** It is acted upon, but the connection ends without an answer. */
        ANSWER_LOST,
        /** 503, and nothing is done. */
        SLOW_DOWN,
        /** 409 although nothing is there: two at once, of which none was taken. */
        CONFLICT
    }

    StrictBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    S3Settings settings() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new S3Settings("hives", "shop one", "eu-west-1", Optional.of(address));
    }

    synchronized void fail(Fault fault) {
        faults.add(fault);
    }

    synchronized void ignoreConditions() {
        keepsConditions = false;
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized Map<String, byte[]> objects() {
        return new TreeMap<>(objects);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        SortedMap<String, String> query = query(exchange.getRequestURI().getRawQuery());
        asked.add(exchange.getRequestMethod() + " " + path);
        if (!signed(exchange, path, query, body)) {
            send(exchange, 403, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
        } else if (!path.startsWith("/hives/")) {
            send(exchange, 404, "<Error><Code>NoSuchBucket</Code></Error>");
        } else {
            String key =
                    URLDecoder.decode(path.substring("/hives/".length()).replace("+", "%2B"), StandardCharsets.UTF_8);
            switch (exchange.getRequestMethod()) {
                case "GET" -> get(exchange, key, query);
                case "PUT" -> put(exchange, key, body);
                case "DELETE" -> {
                    objects.remove(key);
                    send(exchange, 204, "");
                }
                default -> send(exchange, 405, "");
            }
        }
    }

    private void get(HttpExchange exchange, String key, SortedMap<String, String> query) throws IOException {
        byte[] content = objects.get(key);
        if (key.isEmpty()) {
            send(exchange, 200, page(query));
        } else if (content == null) {
            send(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>");
        } else {
            send(exchange, 200, content);
        }
    }

    private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
        Fault fault = faults.poll();
        boolean absent = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        if (fault == Fault.SLOW_DOWN) {
            send(exchange, 503, "<Error><Code>SlowDown</Code></Error>");
        } else if (fault == Fault.CONFLICT) {
            send(exchange, 409, "<Error><Code>ConditionalRequestConflict</Code></Error>");
        } else if (absent && keepsConditions && objects.containsKey(key)) {
            send(exchange, 412, "<Error><Code>PreconditionFailed</Code></Error>");
        } else {
            objects.put(key, body);
            if (fault == Fault.ANSWER_LOST) {
                exchange.close();
            } else {
                send(exchange, 200, "");
            }
        }
    }

    private String page(SortedMap<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("continuation-token", "");
        List<String> keys = objects.tailMap(after, false).keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .toList();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult>");
        keys.stream()
                .limit(PAGE)
                .forEach(key -> xml.append("<Contents><Key>")
                        .append(key.replace("&", "&amp;"))
                        .append("</Key></Contents>"));
        if (keys.size() > PAGE) {
            xml.append("<NextContinuationToken>").append(keys.get(PAGE - 1)).append("</NextContinuationToken>");
        }
        return xml.append("</ListBucketResult>").toString();
    }

    private static boolean signed(HttpExchange exchange, String path, SortedMap<String, String> query, byte[] body) {
        TreeMap<String, String> headers = new TreeMap<>();
        String authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        String names = authorization.replaceFirst(".*SignedHeaders=", "").replaceFirst(",.*", "");
        for (String name : names.split(";", -1)) {
            headers.put(
                    name,
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                            .orElse(""));
        }
        String time = headers.getOrDefault("x-amz-date", "");
        if (!time.matches("\\d{8}T\\d{6}Z") || !Sha256.hex(body).equals(headers.remove("x-amz-content-sha256"))) {
            return false;
        }
        Instant at = Instant.parse(time.replaceFirst("(....)(..)(..T..)(..)(..Z)", "$1-$2-$3:$4:$5"));
        headers.remove("x-amz-date");
        headers.remove("x-amz-security-token");
        String right = new Signature(CREDENTIALS, "eu-west-1")
                .headers(exchange.getRequestMethod(), path, query, headers, body, at)
                .get("authorization");
        return headers.containsKey("host")
                && Duration.between(at, Instant.now()).abs().compareTo(SKEW) < 0
                && authorization.equals(right);
    }

    private static SortedMap<String, String> query(String raw) {
        TreeMap<String, String> query = new TreeMap<>();
        for (String each : Optional.ofNullable(raw).orElse("").split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                query.put(
                        URLDecoder.decode(each.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

package io.skep.plans.state.store.s3;

import io.skep.plans.apply.Pace;
import io.skep.plans.failure.UserError;
import io.skep.plans.state.store.remote.Depot;
import io.skep.plans.state.store.remote.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A bucket. A name is added by {@code PUT} with {@code If-None-Match: *}. Before the first name is added it is tried whether the server keeps
 * to that: one that does not would let two processes believe that each is alone.
 */
public final class S3Depot implements Depot {
    private static final int AT_ONCE = 8;
    private static final String PROBE = "conditional-writes";

    private final S3Settings settings;
    private final Signature signature;
    private final Web web;
    private final Pace pace;
    private boolean tried;

    S3Depot(S3Settings settings, Credentials credentials, Web web, Pace pace) {
        this.settings = settings;
        this.signature = new Signature(credentials, settings.region());
        this.web = web;
        this.pace = pace;
    }

    @Override
    public String place() {
        return "s3://" + settings.bucket() + "/" + settings.prefix();
    }

    @Override
    public boolean add(String name, byte[] content) throws IOException {
        tryConditions();
        return create(name, content);
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        HttpResponse<byte[]> answer = answer("GET", settings.key(name), new TreeMap<>(), Map.of(), new byte[0]);
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(answer.body());
            case 404 -> {
                refuseMissingBucket(answer);
                yield Optional.empty();
            }
            default -> throw failure("GET", answer);
        };
    }

    @Override
    public SortedMap<String, byte[]> readAll(String beginning) throws IOException {
        SortedMap<String, Future<Optional<byte[]>>> asked = new TreeMap<>();
        SortedMap<String, byte[]> all = new TreeMap<>();
        try (ExecutorService several =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (String name : names(beginning)) {
                Callable<Optional<byte[]>> reading = () -> read(name);
                asked.put(name, several.submit(reading));
            }
            for (Map.Entry<String, Future<Optional<byte[]>>> each : asked.entrySet()) {
                each.getValue().get().ifPresent(content -> all.put(each.getKey(), content));
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException unreachable ? unreachable : new IOException(failed);
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", never);
        }
        return all;
    }

    @Override
    public SortedSet<String> names(String beginning) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        Optional<String> further = Optional.empty();
        do {
            TreeMap<String, String> query = new TreeMap<>(Map.of("list-type", "2", "prefix", settings.key(beginning)));
            further.ifPresent(token -> query.put("continuation-token", token));
            HttpResponse<byte[]> answer = answer("GET", "", query, Map.of(), new byte[0]);
            if (answer.statusCode() != 200) {
                refuseMissingBucket(answer);
                throw failure("LIST", answer);
            }
            Listing listing = Listing.read(answer.body());
            listing.keys()
                    .forEach(key -> names.add(key.substring(settings.key("").length())));
            further = listing.further();
        } while (further.isPresent());
        names.remove(PROBE);
        return names;
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        HttpResponse<byte[]> answer = answer("PUT", settings.key(name), new TreeMap<>(), Map.of(), content);
        if (answer.statusCode() != 200) {
            throw failure("PUT", answer);
        }
    }

    @Override
    public void remove(Collection<String> names) throws IOException {
        for (String name : names) {
            HttpResponse<byte[]> answer = answer("DELETE", settings.key(name), new TreeMap<>(), Map.of(), new byte[0]);
            if (answer.statusCode() != 204 && answer.statusCode() != 200 && answer.statusCode() != 404) {
                throw failure("DELETE", answer);
            }
        }
    }

    /** 409 is S3's answer to one of two who add a name at the same moment: which of them got it is open. */
    private boolean create(String name, byte[] content) throws IOException {
        HttpResponse<byte[]> answer =
                answer("PUT", settings.key(name), new TreeMap<>(), Map.of("if-none-match", "*"), content);
        return switch (answer.statusCode()) {
            case 200 -> true;
            case 412 -> false;
            case 409 -> throw new IOException("two were added at once");
            default -> throw failure("PUT", answer);
        };
    }

    private synchronized void tryConditions() throws IOException {
        if (tried) {
            return;
        }
        byte[] text =
                "Written by skep to see whether this place keeps to If-None-Match.\n".getBytes(StandardCharsets.UTF_8);
        boolean first = create(PROBE, text);
        boolean second = create(PROBE, text);
        if (first && second) {
            throw new UserError(
                    "The server of " + place() + " does not keep to If-None-Match: two processes could change"
                            + " the state at once. Use one that does, or keep the state in PostgreSQL.");
        }
        tried = true;
    }

    private HttpResponse<byte[]> answer(
            String method, String key, SortedMap<String, String> query, Map<String, String> headers, byte[] body)
            throws IOException {
        URI address = settings.address();
        String path = Signature.path(settings.bucketPath() + "/" + key);
        TreeMap<String, String> signed = new TreeMap<>(headers);
        signed.put("host", address.getRawAuthority());
        Map<String, String> sent = new TreeMap<>(headers);
        sent.putAll(signature.headers(method, path, query, signed, body, pace.now()));
        String text = address.getScheme() + "://" + address.getRawAuthority() + path
                + (query.isEmpty() ? "" : "?" + Signature.query(query));
        return web.answer(method, URI.create(text), sent, body);
    }

    private void refuseMissingBucket(HttpResponse<byte[]> answer) {
        if (Listing.code(answer.body()).equals("NoSuchBucket")) {
            throw new UserError("There is no bucket " + settings.bucket()
                    + ". Make it, with versioning off, and type the" + " command again.");
        }
    }

    private IOException failure(String method, HttpResponse<byte[]> answer) {
        String code = Listing.code(answer.body());
        String told = method + " gave " + answer.statusCode() + (code.isEmpty() ? "" : " " + code);
        if (Web.passing(answer.statusCode())) {
            return new IOException(told);
        }
        refuseMissingBucket(answer);
        throw new UserError(
                "The server of " + place() + " refused: " + told
                        + ". Look at the credentials, the region and the bucket's policy: skep lists, reads, writes and deletes there.");
    }
}

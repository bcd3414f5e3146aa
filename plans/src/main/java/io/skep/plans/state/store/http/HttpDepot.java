package io.skep.plans.state.store.http;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.store.remote.Depot;
import io.skep.plans.state.store.remote.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * One document. Each change reads it, and writes it whole with {@code If-Match}; a server without entity tags is asked for its lock around
 * that. A server with neither is refused: of two processes one would overwrite what the other did.
 */
public final class HttpDepot implements Depot {
    private static final int TRIES = 20;

    private final HttpSettings settings;
    private final Map<String, String> headers;
    private final Web web;
    private final HttpLock lock;
    private final ReentrantLock turn = new ReentrantLock();
    private boolean tried;

    HttpDepot(HttpSettings settings, Map<String, String> headers, Web web) {
        this.settings = settings;
        this.headers = Map.copyOf(headers);
        this.web = web;
        this.lock = new HttpLock(settings, this.headers, web);
    }

    /**
     * The document as a server gave it.
     *
     * @param tag empty where the server gives none
     */
    private record Got(HttpDocument document, boolean there, Optional<String> tag) {}

    @Override
    public String place() {
        return settings.address().toString();
    }

    @Override
    public boolean add(String name, byte[] content) throws IOException {
        return change(kept -> {
            kept.putIfAbsent(name, content);
            return kept;
        });
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return Optional.ofNullable(got().document().kept().get(name));
    }

    @Override
    public SortedMap<String, byte[]> readAll(String beginning) throws IOException {
        TreeMap<String, byte[]> all = new TreeMap<>(got().document().kept());
        all.keySet().removeIf(name -> !name.startsWith(beginning));
        return all;
    }

    @Override
    public SortedSet<String> names(String beginning) throws IOException {
        return new TreeSet<>(readAll(beginning).keySet());
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        change(kept -> {
            kept.put(name, content);
            return kept;
        });
    }

    @Override
    public void remove(Collection<String> names) throws IOException {
        change(kept -> {
            kept.keySet().removeAll(names);
            return kept;
        });
    }

    /** Whether the change changed anything; what somebody else changed meanwhile is read again. */
    private boolean change(UnaryOperator<SortedMap<String, byte[]>> changing) throws IOException {
        turn.lock();
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                Got got = got();
                SortedMap<String, byte[]> changed =
                        changing.apply(new TreeMap<>(got.document().kept()));
                if (same(changed, got.document().kept())) {
                    return false;
                }
                if (got.tag().isPresent() || (!got.there() && !lock.exists())) {
                    tryConditions(got);
                    if (wrote(got.document().with(changed), condition(got), Optional.empty())) {
                        return true;
                    }
                } else {
                    return lock.holding(id -> changeHeld(changing, id));
                }
            }
            throw new IOException("others change it all the time");
        } finally {
            turn.unlock();
        }
    }

    /** A server that gives tags and then does not look at them would let one process overwrite what another did. */
    private void tryConditions(Got got) throws IOException {
        if (!tried && got.tag().isPresent()) {
            if (wrote(got.document(), Map.of("if-match", "\"nothing-has-this-tag\""), Optional.empty())) {
                throw new UserError("The server of " + place() + " gives entity tags and does not keep to If-Match: two"
                        + " processes could change the state at once. Use another server.");
            }
            tried = true;
        }
    }

    /** The same while the server keeps all others out. */
    private boolean changeHeld(UnaryOperator<SortedMap<String, byte[]>> changing, String id) throws IOException {
        Got got = got();
        SortedMap<String, byte[]> changed =
                changing.apply(new TreeMap<>(got.document().kept()));
        return !same(changed, got.document().kept())
                && wrote(got.document().with(changed), condition(got), Optional.of(id));
    }

    private static Map<String, String> condition(Got got) {
        return got.tag()
                .map(tag -> Map.of("if-match", tag))
                .orElseGet(() -> got.there() ? Map.of() : Map.of("if-none-match", "*"));
    }

    private static boolean same(SortedMap<String, byte[]> one, SortedMap<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(each -> Arrays.equals(each.getValue(), other.get(each.getKey())));
    }

    private Got got() throws IOException {
        HttpResponse<byte[]> answer = web.answer("GET", settings.address(), headers, new byte[0]);
        boolean empty = answer.statusCode() == 404
                || answer.statusCode() == 204
                || (answer.statusCode() == 200 && answer.body().length == 0);
        if (empty) {
            return new Got(HttpDocument.EMPTY, false, Optional.empty());
        } else if (answer.statusCode() == 200) {
            Optional<String> tag = answer.headers().firstValue("etag").filter(each -> !each.startsWith("W/"));
            return new Got(HttpDocument.read(answer.body(), place()), true, tag);
        }
        throw HttpLock.failure("GET", answer, place());
    }

    /** False where somebody else was faster. */
    private boolean wrote(HttpDocument document, Map<String, String> condition, Optional<String> id)
            throws IOException {
        Map<String, String> sent = new TreeMap<>(headers);
        sent.putAll(condition);
        sent.put("content-type", "application/json");
        URI address = id.map(each -> HttpLock.with(settings.address(), each)).orElse(settings.address());
        HttpResponse<byte[]> answer = web.answer(settings.updateMethod(), address, sent, document.bytes());
        if (answer.statusCode() == 412 || answer.statusCode() == 409) {
            return false;
        } else if (answer.statusCode() / 100 != 2) {
            throw HttpLock.failure(settings.updateMethod(), answer, place());
        }
        refuseBlindServer(id);
        return true;
    }

    /** After the first write it must show that the next one can be a condition of it. */
    private void refuseBlindServer(Optional<String> id) throws IOException {
        if (id.isEmpty() && !lock.exists() && got().tag().isEmpty()) {
            throw new UserError("The server of " + place() + " gives no entity tags, and no lock_address is set: two"
                    + " processes could change the state at once. Set lock_address, or use another server.");
        }
    }
}

package io.skep.plans.state.store.remote;

import io.skep.plans.apply.Pace;
import io.skep.plans.failure.UserError;
import io.skep.plans.state.store.Shelf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A shelf in a depot. A thing that grows is a row of parts, {@code journal-5.jsonl/000000001} and so on, each added where nothing is: what a
 * second writer adds is refused to him or to the first, and the answer to an addition may be lost without harm, for when it is tried again the
 * part tells whose it is.
 */
public final class RemoteShelf implements Shelf {
    private static final int DIGITS = 9;
    private static final int LOOKS = 4;

    private final Depot depot;
    private final Persistence persistence;

    public RemoteShelf(Depot depot, Pace pace) {
        this.depot = depot;
        this.persistence = new Persistence(depot.place(), pace);
    }

    @Override
    public String place() {
        return depot.place();
    }

    @Override
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        persistence.done(() -> depot.names("")).forEach(name -> names.add(name.replaceFirst("/.*", "")));
        return names;
    }

    @Override
    public boolean has(String name) {
        return persistence.done(() -> depot.names(name)).stream()
                .anyMatch(each -> each.equals(name) || each.startsWith(name.endsWith("/") ? name : name + "/"));
    }

    /** What was put whole counts more than parts: it was put in their place. */
    @Override
    public Optional<byte[]> read(String name) {
        return persistence.done(() -> {
            Optional<byte[]> whole = depot.read(name);
            return whole.isPresent() ? whole : together(parts(name), name);
        });
    }

    /** Parts that others add meanwhile may be found without the one before them: then it is looked again. */
    private SortedMap<String, byte[]> parts(String name) throws IOException {
        SortedMap<String, byte[]> parts = depot.readAll(name + "/");
        for (int looks = 1; looks < LOOKS && !parts.isEmpty(); looks++) {
            if (parts.containsKey(part(name, parts.size() - 1))) {
                return parts;
            }
            parts = depot.readAll(name + "/");
        }
        return parts;
    }

    private Optional<byte[]> together(SortedMap<String, byte[]> parts, String name) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int number = 0; number < parts.size(); number++) {
            byte[] content = parts.get(part(name, number));
            if (content == null) {
                throw new UserError("Part " + number + " of " + name + " in " + place()
                        + " is missing, but later ones are there. Nothing was changed. To go on with what can still be"
                        + " read, type: skep recover");
            }
            if (number > 0) {
                all.writeBytes(content);
            }
        }
        return Optional.of(all.toByteArray());
    }

    @Override
    public boolean keep(String name, byte[] content) {
        return !has(name + "/") && added(name, content);
    }

    @Override
    public boolean claim(String name, byte[] content) {
        return keep(name, content);
    }

    @Override
    public void put(String name, byte[] content) {
        persistence.done(() -> {
            depot.put(name, content);
            return true;
        });
    }

    @Override
    public void remove(String name) {
        persistence.done(() -> {
            SortedSet<String> all = new TreeSet<>(depot.names(name + "/"));
            all.add(name);
            // The first part says that the name is taken: while others are there, it must be there too.
            for (String each : all.reversed()) {
                depot.remove(List.of(each));
            }
            return true;
        });
    }

    @Override
    public Optional<Appender> begin(String name) {
        byte[] writer = (UUID.randomUUID() + "\n").getBytes(StandardCharsets.UTF_8);
        return !has(name) && added(part(name, 0), writer) ? Optional.of(new Parts(name)) : Optional.empty();
    }

    @Override
    public Optional<Gate> pass(String name) {
        return persistence.done(() -> depot.pass(name));
    }

    private static String part(String name, int number) {
        String digits = Integer.toString(number);
        return name + "/" + "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Where an answer was lost and the name is taken, what is there tells whether it was we who added it. */
    private boolean added(String name, byte[] content) {
        boolean[] open = {false};
        return persistence.done(() -> {
            try {
                boolean added = depot.add(name, content);
                return added
                        || (open[0]
                                && depot.read(name)
                                        .filter(there -> Arrays.equals(there, content))
                                        .isPresent());
            } catch (IOException lost) {
                open[0] = true;
                throw lost;
            }
        });
    }

    /** A thing that grows part by part. */
    private final class Parts implements Appender {
        private final String name;
        private int next = 1;
        private boolean ended;

        Parts(String name) {
            this.name = name;
        }

        @Override
        public synchronized void append(byte[] content) {
            if (ended) {
                throw new IllegalStateException(name + " was closed");
            }
            ended = true;
            if (!added(part(name, next), content)) {
                throw new io.skep.plans.failure.Locked("Another run writes to " + name + " in " + place()
                        + ". Nothing more was written and no further step is begun. Look at what that run does, then run"
                        + " plan again.");
            }
            next++;
            ended = false;
        }

        @Override
        public synchronized void close() {
            ended = true;
        }
    }
}

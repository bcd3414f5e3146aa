package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Needs;
import io.skep.plans.resource.Pinned;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Value.Entries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * Looks at everything that is wanted or recorded, several at once, each after what it needs. Never changes anything. A look that fails in
 * an unforeseen way counts as unreachable, never as absent.
 */
public final class Looker {
    private final Setting setting;

    /**
     * What a round of looks found.
     *
     * @param pinned what is wanted, as exactly as it could be found out; nothing of what stays as written
     */
    public record Looked(SortedMap<Address, Seen> seen, Facts facts, SortedMap<Address, Pinned> pinned) {}

    public Looker(Setting setting) {
        this.setting = setting;
    }

    /** Looks, and returns when every look has ended. When it is interrupted, the looks are too. Fails with UserError, before it looks, where
     * the topology has another name than the state. */
    public Looked look(State state, SortedMap<Address, Resource> wanted, String topology) throws InterruptedException {
        return new Round(state, wanted, Ownership.of(state, topology), new TreeMap<>(), true, false).look();
    }

    /**
     * The same for a plan: some resources are to be taken up, and what is wanted is to be said as exactly as it can be.
     *
     * @param imports what the types call them, by the addresses they are to have
     * @param looks whether to look at what is recorded; else the record is believed
     */
    public Looked look(
            State state,
            SortedMap<Address, Resource> wanted,
            String topology,
            SortedMap<Address, String> imports,
            boolean looks)
            throws InterruptedException {
        return new Round(state, wanted, Ownership.of(state, topology), imports, looks, true).look();
    }

    /** Through which more can be looked at after a round, as what was seen and learned then stands. */
    public Window window(State state, Looked looked) {
        return new Sight(setting, Ownership.of(state, state.topology()), looked.facts(), looked.seen());
    }

    private final class Round {
        private final State state;
        private final SortedMap<Address, Resource> wanted;
        private final SortedMap<Address, String> imports;
        private final boolean looks;
        private final boolean pins;
        private final ConcurrentSkipListMap<Address, Pinned> pinned = new ConcurrentSkipListMap<>();
        private final ConcurrentSkipListMap<Address, Seen> seen = new ConcurrentSkipListMap<>();
        private final Facts facts = new Facts();
        private final Sight sight;
        private final Semaphore limit = new Semaphore(setting.parallelism());
        private final Map<Address, CountDownLatch> ended = new TreeMap<>();

        Round(
                State state,
                SortedMap<Address, Resource> wanted,
                Ownership ownership,
                SortedMap<Address, String> imports,
                boolean looks,
                boolean pins) {
            this.state = state;
            this.wanted = wanted;
            this.imports = imports;
            this.looks = looks;
            this.pins = pins;
            this.sight = new Sight(setting, ownership, facts, seen);
        }

        Looked look() throws InterruptedException {
            state.resources().forEach((address, recorded) -> facts.learn(address, recorded.outputs()));
            SortedMap<Address, SortedSet<Address>> needs = needs();
            List<Thread> looks = new ArrayList<>();
            for (Address address : Needs.order(needs).order()) {
                List<CountDownLatch> before = needs.getOrDefault(address, new TreeSet<>()).stream()
                        .filter(ended::containsKey)
                        .map(ended::get)
                        .toList();
                CountDownLatch end = new CountDownLatch(1);
                ended.put(address, end);
                if (setting.parallelism() == 1) {
                    // In one thread and always in the same order: a simulated fleet lives on that.
                    lookAfter(before, address, end);
                    if (Thread.interrupted()) {
                        throw new InterruptedException("the looks were broken off");
                    }
                    continue;
                }
                looks.add(Thread.ofVirtual().name("look " + address).start(() -> lookAfter(before, address, end)));
            }
            try {
                for (Thread look : looks) {
                    look.join();
                }
            } catch (InterruptedException stopped) {
                looks.forEach(Thread::interrupt);
                throw stopped;
            }
            answered();
            return new Looked(new TreeMap<>(seen), facts, new TreeMap<>(pinned));
        }

        /** Without an answer, a resource would pass for absent and be made a second time. */
        private void answered() {
            ended.keySet().stream()
                    .filter(each -> !seen.containsKey(each))
                    .findFirst()
                    .ifPresent(each -> {
                        throw new IllegalStateException("the look at " + each + " ended without an answer");
                    });
        }

        private void lookAfter(List<CountDownLatch> before, Address address, CountDownLatch end) {
            try {
                for (CountDownLatch each : before) {
                    each.await();
                }
                limit.acquire();
                try {
                    note(address, timed(address));
                } finally {
                    limit.release();
                }
            } catch (InterruptedException stopped) {
                note(address, new Seen.Unreachable("the look at it was broken off"));
                Thread.currentThread().interrupt();
            } finally {
                end.countDown();
            }
        }

        private Seen timed(Address address) throws InterruptedException {
            Instant start = setting.pace().now();
            setting.listener().on(new Event.LookStarted(address));
            try {
                Target target = target(address);
                Seen found = seen(address, target);
                pin(address, target, found);
                return found;
            } catch (RuntimeException | Error failed) {
                return new Seen.Unreachable("the look at " + address + " failed: " + Cause.of(failed));
            } finally {
                setting.listener()
                        .on(new Event.LookEnded(
                                address, Duration.between(start, setting.pace().now())));
            }
        }

        private Seen seen(Address address, Target target) throws InterruptedException {
            ResourceType type = setting.types().of(address);
            if (target.recorded().isPresent()) {
                return looks
                        ? type.look(sight, target)
                        : new Seen.Present(target.recorded().get(), target.outputs());
            }
            String id = imports.get(address);
            return id == null
                    ? type.look(sight, target)
                    : type.adopt(sight, target, id)
                            .orElseGet(() ->
                                    new Seen.Foreign("things of the kind " + type.kind() + " cannot be imported"));
        }

        private void pin(Address address, Target target, Seen found) throws InterruptedException {
            Resource resource = wanted.get(address);
            if (pins && resource != null) {
                Resource known = resource.with(sight.resolution().known(resource.spec()));
                Pinned exactly = setting.types().of(address).pinned(sight, known, target, found);
                if (!exactly.equals(Pinned.NOTHING)) {
                    pinned.put(address, exactly);
                }
            }
        }

        private void note(Address address, Seen found) {
            switch (found) {
                case Seen.Present(var _, Entries outputs) -> facts.learn(address, outputs);
                case Seen.Absent _ -> facts.forget(address);
                case Seen.Unreachable _, Seen.Foreign _ -> {}
            }
            seen.put(address, found);
        }

        private Target target(Address address) {
            Optional<Recorded> recorded = Optional.ofNullable(state.resources().get(address));
            return new Target(
                    address.current(),
                    Optional.ofNullable(wanted.get(address)).map(Resource::spec).map(sight.resolution()::known),
                    recorded.map(Recorded::spec),
                    recorded.map(Recorded::outputs).orElse(Entries.NONE));
        }

        private SortedMap<Address, SortedSet<Address>> needs() {
            TreeMap<Address, SortedSet<Address>> needs = new TreeMap<>();
            wanted.forEach((address, resource) -> needs.put(address, new TreeSet<>(resource.needs())));
            state.resources()
                    .forEach((address, recorded) ->
                            needs.computeIfAbsent(address, _ -> new TreeSet<>()).addAll(recorded.needs()));
            return needs;
        }
    }
}

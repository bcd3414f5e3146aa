package io.skep.plans.state.store;

import io.skep.plans.apply.Pace;
import io.skep.plans.failure.Locked;
import io.skep.plans.failure.UserError;
import io.skep.plans.state.LockRecord;
import io.skep.plans.state.form.StateTexts;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * The lock on a shelf. Each holding has a number, its token, and is taken by claiming {@code lock-<token>}: of all who try, one can. A token
 * once given is never given again, so that a holder finds out that it lost the lock by looking for the next token, whatever it slept
 * through. A holder that ended without giving the lock up is followed at once where its process is provably gone, and else when its lease ran out;
 * in both cases only through the gate, which a living process on this machine keeps shut even while it is frozen.
 */
public final class Leases {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final int TOKENS_THAT_STAY = 4;

    private final Shelf shelf;
    private final StateTexts texts;
    private final Pace pace;
    private final Duration lease;
    private final ThisProcess here = ThisProcess.now();

    private sealed interface Attempt {
        record Taken(HeldLock lock) implements Attempt {}

        record Busy(Optional<Holding> holding) implements Attempt {}

        /** Another was quicker; things are different now. */
        record Overtaken() implements Attempt {}
    }

    Leases(Shelf shelf, StateTexts texts, Pace pace, Duration lease) {
        this.shelf = shelf;
        this.texts = texts;
        this.pace = pace;
        this.lease = lease;
    }

    /** Who holds the lock now, alive or not. */
    public Optional<Holding> holder() {
        return last().flatMap(this::holding).filter(holding -> !holding.free());
    }

    /** How a holder fares, seen from here and now. */
    public Holding.Health health(Holding holding) {
        return holding.health(here, pace.now());
    }

    /** Takes the lock; fails with {@link Locked} when patience is at its end. */
    HeldLock take(String operation, Duration patience) throws InterruptedException {
        Instant until = pace.now().plus(patience);
        while (true) {
            switch (attempt(operation)) {
                case Attempt.Taken(HeldLock lock) -> {
                    return lock;
                }
                case Attempt.Busy(Optional<Holding> holding) -> {
                    if (!pace.now().isBefore(until)) {
                        throw new Locked(message(holding, patience));
                    }
                    pace.pause(BETWEEN_TRIES);
                }
                case Attempt.Overtaken _ -> {}
            }
        }
    }

    /**
     * Breaks the lock with this id, so that the next may take it. Its holder, should it go on, writes nothing more.
     *
     * @return the holding that was broken
     * @throws UserError where nobody holds it, or under another id
     */
    public Holding force(String id) {
        Holding holding = holder().orElseThrow(() -> new UserError(
                "Nobody holds the lock on the state in " + shelf.place() + ": there is nothing to break."));
        if (!holding.record().id().equals(id)) {
            throw new UserError("The lock on the state in " + shelf.place() + " has the id "
                    + holding.record().id() + " and not " + id + ". It is held: " + holding.record()
                    + ". skep lock show tells more.");
        }
        long token = holding.record().token() + 1;
        byte[] record = texts.lock(record("force-unlock", token, token));
        if (!shelf.claim(Names.LOCK.of(token), record)) {
            throw new Locked(
                    "Another run took the lock over meanwhile. Nothing was broken. skep lock show tells which.");
        }
        shelf.claim(Names.FREE.of(token), new byte[0]);
        return holding;
    }

    private Attempt attempt(String operation) {
        long last = last().orElse(0L);
        Optional<Holding> before = holding(last);
        if (last > 0 && before.isEmpty()) {
            return new Attempt.Overtaken();
        }
        long gate = before.map(holding -> holding.record().gate()).orElse(0L);
        Optional<Shelf.Gate> passed = shelf.pass(Names.GATE.of(gate));
        if (passed.isEmpty()) {
            return new Attempt.Busy(before.filter(holding -> !holding.free()));
        }
        Optional<HeldLock> taken = Optional.empty();
        try {
            Optional<Holding> now = holding(last);
            if (last().orElse(0L) != last || now.isPresent() != before.isPresent()) {
                return new Attempt.Overtaken();
            } else if (now.isPresent() && !mayFollow(now.get())) {
                return new Attempt.Busy(now);
            }
            taken = claimed(record(operation, last + 1, gate), passed.get());
            return taken.<Attempt>map(Attempt.Taken::new).orElseGet(Attempt.Overtaken::new);
        } finally {
            if (taken.isEmpty()) {
                passed.get().close();
            }
        }
    }

    private boolean mayFollow(Holding holding) {
        return holding.free()
                || switch (health(holding)) {
                    case DEAD, SILENT -> true;
                    case AT_WORK -> false;
                };
    }

    private Optional<HeldLock> claimed(LockRecord mine, Shelf.Gate gate) {
        if (!shelf.claim(Names.LOCK.of(mine.token()), texts.lock(mine))) {
            return Optional.empty();
        }
        if (last().orElse(0L) != mine.token()) {
            shelf.remove(Names.LOCK.of(mine.token()));
            return Optional.empty();
        }
        forgetOldTokens(mine);
        return Optional.of(new HeldLock(shelf, mine, gate, pace));
    }

    /** The smallest first: while a token is there, all after it are, so that a holder can tell that it was followed. */
    private void forgetOldTokens(LockRecord mine) {
        SortedSet<String> names = shelf.names();
        for (long old : Names.LOCK.numbersIn(names).headSet(mine.token() - TOKENS_THAT_STAY)) {
            shelf.remove(Names.LOCK.of(old));
        }
        for (Names kind : new Names[] {Names.BEAT, Names.FREE}) {
            kind.numbersIn(names).headSet(mine.token() - TOKENS_THAT_STAY).forEach(old -> shelf.remove(kind.of(old)));
        }
        Names.GATE.numbersIn(names).headSet(mine.gate()).forEach(old -> shelf.remove(Names.GATE.of(old)));
    }

    private Optional<Long> last() {
        SortedSet<Long> tokens = Names.LOCK.numbersIn(shelf.names());
        return tokens.isEmpty() ? Optional.empty() : Optional.of(tokens.last());
    }

    private Optional<Holding> holding(long token) {
        return shelf.read(Names.LOCK.of(token)).map(bytes -> {
            LockRecord record = texts.lock(bytes, shelf.place() + "/" + Names.LOCK.of(token));
            return new Holding(record, heard(record), shelf.has(Names.FREE.of(token)));
        });
    }

    private Instant heard(LockRecord record) {
        try {
            return shelf.read(Names.BEAT.of(record.token()))
                    .map(bytes -> Instant.parse(new String(bytes, StandardCharsets.UTF_8)))
                    .orElse(record.since());
        } catch (DateTimeException torn) {
            return record.since();
        }
    }

    private LockRecord record(String operation, long token, long gate) {
        return new LockRecord(
                LockRecord.FORMAT,
                UUID.randomUUID().toString(),
                token,
                operation,
                System.getProperty("user.name", "?"),
                here.machineName(),
                here.machine(),
                here.bootAndIds(),
                here.pid(),
                here.started(),
                pace.now(),
                lease.toMillis(),
                gate);
    }

    private String message(Optional<Holding> holding, Duration patience) {
        String who =
                holding.map(each -> each.record().toString()).orElse("by a process that has not yet said who it is");
        String waited = patience.isZero() ? "" : " Waited " + patience.toSeconds() + "s for it.";
        String silent = holding.filter(
                        each -> each.silence(pace.now()).compareTo(each.record().leaseLength()) > 0)
                .map(each ->
                        " It was not heard of for " + each.silence(pace.now()).toSeconds()
                                + "s. If it will never go on, end that process, or type: skep force-unlock "
                                + each.record().id())
                .orElse("");
        return "The state in " + shelf.place() + " is in use: " + who + "." + waited + silent
                + " Wait until that ends, or type -lock-timeout=5m to wait for it here.";
    }
}

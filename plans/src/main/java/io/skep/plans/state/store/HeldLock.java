package io.skep.plans.state.store;

import io.skep.plans.apply.Pace;
import io.skep.plans.failure.Locked;
import io.skep.plans.state.Lock;
import io.skep.plans.state.LockRecord;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A lock that this process took. It says regularly that it is at work, and tells whether another took the lock over. */
final class HeldLock implements Lock, Fence {
    private static final int BEATS_IN_A_LEASE = 4;

    private final Shelf shelf;
    private final LockRecord record;
    private final Shelf.Gate gate;
    private final Pace pace;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread heart;
    private volatile Optional<UncheckedIOException> unheard = Optional.empty();

    HeldLock(Shelf shelf, LockRecord record, Shelf.Gate gate, Pace pace) {
        this.shelf = shelf;
        this.record = record;
        this.gate = gate;
        this.pace = pace;
        this.heart = Thread.ofPlatform().daemon().name("heartbeat").start(this::beat);
    }

    String operation() {
        return record.operation();
    }

    @Override
    public void mustHold() {
        if (shelf.has(Names.LOCK.of(record.token() + 1)) || !shelf.has(Names.LOCK.of(record.token()))) {
            Locked lost = new Locked("This run was not heard of for so long that another took the lock on the state in "
                    + shelf.place()
                    + " over, or somebody broke it. Nothing more was written and no further step is begun."
                    + " Look at what the other run does, then run plan again.");
            unheard.ifPresent(lost::addSuppressed);
            throw lost;
        }
    }

    private void beat() {
        Duration pause = record.leaseLength().dividedBy(BEATS_IN_A_LEASE);
        try {
            while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                sayThatItIsAtWork();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A disk that is full for a moment must not end an apply: as long as nobody took the lock over, nothing is lost. */
    private void sayThatItIsAtWork() {
        try {
            shelf.put(Names.BEAT.of(record.token()), pace.now().toString().getBytes(StandardCharsets.UTF_8));
            unheard = Optional.empty();
        } catch (UncheckedIOException failed) {
            unheard = Optional.of(failed);
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try (gate) {
            heart.join();
            shelf.claim(Names.FREE.of(record.token()), new byte[0]);
        } catch (InterruptedException _) {
            // The gate opens all the same, and this process no longer counts as a holder once it ends.
            Thread.currentThread().interrupt();
        }
    }
}

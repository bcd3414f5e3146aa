package io.skep.plans.state.store;

import io.skep.plans.state.LockRecord;
import java.time.Duration;
import java.time.Instant;

/**
 * Who holds or last held the lock.
 *
 * @param heard when the holder last said that it is at work
 * @param free whether it gave the lock up
 */
public record Holding(LockRecord record, Instant heard, boolean free) {

    /** How the holder fares, as far as it can be told from here. */
    public enum Health {
        /** It was heard of within its lease, or its process runs. */
        AT_WORK,
        /** It was not heard of for longer than its lease; it may be frozen. */
        SILENT,
        /** Its process is gone. */
        DEAD
    }

    /** What can be told of the holder at a moment. */
    public Health health(ThisProcess here, Instant now) {
        if (here.knowsDead(record)) {
            return Health.DEAD;
        }
        return silence(now).compareTo(record.leaseLength()) > 0 ? Health.SILENT : Health.AT_WORK;
    }

    /** For how long it was not heard of. */
    public Duration silence(Instant now) {
        return Duration.between(heard, now);
    }
}

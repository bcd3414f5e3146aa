package io.skep.plans.state;

import java.time.Duration;
import java.time.Instant;

/**
 * Who holds a state's lock; kept in plain text beside the state, for people and for other runs of skep.
 *
 * @param format of this record: 1
 * @param id a UUID that names this holding, for {@code skep force-unlock}
 * @param token grows with every holding of this state's lock: whoever holds an older one may write no more
 * @param operation what it is held for: {@code apply}
 * @param machine identifies the machine: its id, or its name where it has none
 * @param boot identifies the run of that machine's system and the set of process ids it was seen in; empty where unknown
 * @param started when the process began, in milliseconds since 1970, as the system counts it; 0 where unknown
 * @param since when it was taken
 * @param leaseMillis a holder that has not been heard of for so many milliseconds may be taken for gone
 * @param gate the number of the operating system's lock that belongs to it; grows when a lock is broken by force
 */
public record LockRecord(
        int format,
        String id,
        long token,
        String operation,
        String user,
        String machineName,
        String machine,
        String boot,
        long pid,
        long started,
        Instant since,
        long leaseMillis,
        long gate) {

    /** The format this skep writes. */
    public static final int FORMAT = 1;

    /** How long the holder may stay silent. */
    public Duration leaseLength() {
        return Duration.ofMillis(leaseMillis);
    }

    /** {@code apply by ann on hive, process 4711, since 2026-01-01T00:00:00Z}. */
    @Override
    public String toString() {
        return operation + " by " + user + " on " + machineName + ", process " + pid + ", since " + since;
    }
}

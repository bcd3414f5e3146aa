package io.skep.cli.command;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.Lock;
import io.skep.plans.state.StateStore;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How a command treats the lock on the state. */
final class LockOptions {
    private static final Pattern DURATION = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    @Option(
            names = "--lock",
            arity = "0..1",
            defaultValue = "true",
            fallbackValue = "true",
            paramLabel = "true|false",
            description =
                    "Whether to take the lock on the state; false only when you know that nobody else works on it.")
    private boolean lock;

    @Option(
            names = "--lock-timeout",
            defaultValue = "0s",
            paramLabel = "DURATION",
            description = "How long to wait for the lock, such as 30s or 5m. Default: not at all.")
    private String timeout = "0s";

    boolean takesLock() {
        return lock;
    }

    Duration patience() {
        Matcher matcher = DURATION.matcher(timeout);
        if (timeout.isEmpty() || !matcher.matches()) {
            throw new UserError("-lock-timeout=" + timeout + " is no duration. One looks like 30s, 5m or 1h30m.");
        }
        return Duration.ofHours(part(matcher, 1)).plusMinutes(part(matcher, 2)).plusSeconds(part(matcher, 3));
    }

    /** Takes the lock, unless it was renounced. */
    Lock take(StateStore store, String operation) throws InterruptedException {
        Duration patience = patience();
        return lock ? store.lock(operation, patience) : () -> {};
    }

    private static long part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}

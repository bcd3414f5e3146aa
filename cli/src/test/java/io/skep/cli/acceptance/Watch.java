package io.skep.cli.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Looks at something again and again while a test acts, and remembers each answer that differs from the one before.
 * A look that fails is remembered as a failure and the watch goes on: what is watched may be away for a moment.
 */
final class Watch<T> implements AutoCloseable {

    private final List<T> seen = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private volatile boolean over;

    private Watch(Duration pause, Callable<T> look) {
        Thread.ofVirtual().start(() -> {
            while (!over) {
                lookOnce(look);
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        });
    }

    /** Begins to watch. */
    static <T> Watch<T> every(Duration pause, Callable<T> look) {
        return new Watch<>(pause, look);
    }

    private void lookOnce(Callable<T> look) {
        try {
            T now = look.call();
            synchronized (seen) {
                if (seen.isEmpty() || !seen.getLast().equals(now)) {
                    seen.add(now);
                }
            }
        } catch (Exception | AssertionError failure) {
            synchronized (seen) {
                failures.add(failure);
            }
        }
    }

    /** Every answer so far that differed from the one before it. */
    List<T> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    /** Looks that failed. */
    List<Throwable> failures() {
        synchronized (seen) {
            return List.copyOf(failures);
        }
    }

    /** Ends the watch after the look that may be going on. */
    @Override
    public void close() {
        over = true;
    }
}

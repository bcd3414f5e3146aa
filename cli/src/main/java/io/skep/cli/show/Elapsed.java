package io.skep.cli.show;

import java.time.Duration;

/** A duration as people read it: {@code 0.4s}, {@code 12s}, {@code 3m05s}, {@code 1h02m}. */
public final class Elapsed {
    private Elapsed() {}

    /** Whole seconds while something runs. */
    public static String soFar(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600
                ? "%dm%02ds".formatted(seconds / 60, seconds % 60)
                : "%dh%02dm".formatted(seconds / 3600, seconds % 3600 / 60);
    }

    /** Once it is over: with tenths below ten seconds, where they tell something. */
    public static String inAll(Duration duration) {
        long tenths = (duration.toMillis() + 50) / 100;
        return tenths < 100 ? tenths / 10 + "." + tenths % 10 + "s" : soFar(duration.plusMillis(500));
    }
}

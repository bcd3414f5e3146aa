package io.skep.plans.apply;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where in skep a fault was met, for whoever mends it. */
final class Bug {
    private static final int FRAMES = 4;

    private Bug() {}

    /** {@code  (at Class.method:line, called from ...)}: the innermost of skep's own frames; empty where there is none. */
    static String place(RuntimeException bug) {
        return Arrays.stream(bug.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.skep."))
                .limit(FRAMES)
                .map(frame ->
                        frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                                + frame.getMethodName() + ":" + frame.getLineNumber())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", called from "),
                        frames -> frames.isEmpty() ? "" : " (at " + frames + ")"));
    }
}

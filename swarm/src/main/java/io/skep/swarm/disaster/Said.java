package io.skep.swarm.disaster;

import io.skep.plans.remote.Output;

/** What a command that failed said, for people. */
final class Said {
    private static final int LENGTH = 200;

    private Said() {}

    /** The end of its error text, or its exit status where it said nothing. */
    static String by(Output output) {
        String text = (output.err().isBlank() ? output.out() : output.err()).strip();
        if (text.isEmpty()) {
            return "nothing (exit " + output.exit() + ")";
        }
        return text.substring(Math.max(0, text.length() - LENGTH));
    }
}

package io.skep.swarm.stack;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.Severity;
import java.util.List;

/** Tells of every key of a Compose file that a swarm does not carry out: a warning, or an error where the stack is strict. */
final class LeftOut {

    private final boolean strict;
    private final Diagnostics problems;

    LeftOut(boolean strict, Diagnostics problems) {
        this.strict = strict;
        this.problems = problems;
    }

    Diagnostics problems() {
        return problems;
    }

    /**
     * Tells of a key.
     *
     * @param path of the key in the file: {@code services.web.build}
     * @param why as a sentence, with what to do instead
     */
    void tell(String path, String why, Range place) {
        problems.add(new Diagnostic(
                strict ? Severity.ERROR : Severity.WARNING,
                strict ? "Not in a swarm" : "Left out in a swarm",
                "\"" + path + "\": " + why,
                place,
                List.of(),
                null));
    }
}

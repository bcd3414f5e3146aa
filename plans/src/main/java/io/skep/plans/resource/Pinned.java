package io.skep.plans.resource;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value.Entries;
import java.util.List;

/**
 * What is wanted, as exactly as a look at the world can say it.
 *
 * @param exactly attributes to be wanted in place of those that are written
 * @param said what is to be told of it where it is planned; an error stops the plan
 */
public record Pinned(Entries exactly, List<Diagnostic> said) {

    /** Everything stays as it is written. */
    public static final Pinned NOTHING = new Pinned(Entries.NONE, List.of());

    public Pinned {
        said = List.copyOf(said);
    }
}

package io.skep.swarm.service;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.image.ImageName;
import java.util.List;
import java.util.Locale;

/** When a registry is asked which image a name stands for; Docker's words of {@code docker stack deploy --resolve-image}. */
enum ImagePolicy {
    /** The name goes to the swarm as it is written. */
    NEVER,
    /** When another name is written than before. */
    CHANGED,
    /** At every plan. */
    ALWAYS;

    static final List<String> WORDS = List.of("changed", "always", "never");

    static ImagePolicy of(Entries spec) {
        return valueOf(Values.textOf(spec, "resolve_image").orElse("changed").toUpperCase(Locale.ROOT));
    }

    /** Whether apply asks what the plan could not find out. */
    boolean asks(ImageName wanted, String running) {
        return this != NEVER && !wanted.exact() && !wanted.equals(new ImageName(running).bare());
    }
}

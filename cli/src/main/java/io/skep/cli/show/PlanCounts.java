package io.skep.cli.show;

import io.skep.plans.resource.Change;
import java.util.List;

/** The changes of a plan counted by kind, for plans too long to read. */
final class PlanCounts {
    private PlanCounts() {}

    static void write(List<Change> kept, StringBuilder out) {
        Group.sorted(kept).forEach((group, changes) -> {
            Summary summary = Summary.of(changes);
            out.append(String.format("  %-20s %s%n", group.title(), summary.text()));
        });
        out.append('\n');
    }
}

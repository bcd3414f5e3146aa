package io.skep.swarm.rules;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Optional;

/**
 * Encrypted overlays carry nothing between an engine 29 and an older one, so that an upgrade over this border cuts them in two until it is done:
 * that is told. Source: moby/moby issue 51798, 2025-12-30, open since.
 */
public final class EncryptedOverlaysCarry implements OrderRule {

    private static final int BORDER = 29;

    @Override
    public String name() {
        return "EncryptedOverlaysCarry";
    }

    @Override
    public List<Diagnostic> order(StepGraph graph, Planned planned) {
        List<String> encrypted = planned.wanted("network").stream()
                .filter(network -> planned.spec(network)
                        .flatMap(spec -> Values.boolOf(spec, "encrypted"))
                        .orElse(false))
                .map(Address::toString)
                .toList();
        Optional<String> crossing = planned.wanted("node").stream()
                .filter(node -> planned.change(node.as("engine"))
                                instanceof Change.Update(var _, Entries before, Entries after, var _)
                        && major(before) > 0
                        && major(after) > 0
                        && (major(before) < BORDER) != (major(after) < BORDER))
                .map(Address::label)
                .findFirst();
        if (encrypted.isEmpty() || crossing.isEmpty()) {
            return List.of();
        }
        return List.of(new Diagnostic(
                Severity.WARNING,
                "Encrypted networks are cut while engines differ",
                String.join(", ", encrypted) + " cannot carry anything between nodes with Docker Engine " + BORDER
                        + " and older ones, and " + crossing.get() + " is brought over that border"
                        + " (told 2025-12-30, https://github.com/moby/moby/issues/51798).",
                null,
                List.of(),
                "Upgrade all nodes at once in a quiet hour: upgrade { batch = ... }, or take the encryption out until it is"
                        + " done."));
    }

    /** 28 of {@code 28.5.2}; 0 where no version is asked for. */
    private static int major(Entries engine) {
        String version = Values.textOf(engine, "version").orElse("");
        String digits = version.substring(version.indexOf(':') + 1).replaceFirst("\\D.*", "");
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }
}

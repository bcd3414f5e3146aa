package io.skep.plans.text.eval;

import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what a value that is not known yet waits for. */
public final class Waiting {

    private Waiting() {}

    /** {@code the output "address" of host.web}; several joined with "and". */
    public static String text(Value value) {
        String outputs = Opaque.origins(List.of(value)).stream()
                .map(origin -> "the output \"" + origin.output() + "\" of " + origin.resource())
                .collect(Collectors.joining(" and "));
        return outputs.isEmpty() ? "a sensitive value that was not given" : outputs;
    }
}

package io.skep.plans.text.syntax;

import io.skep.plans.text.Range;
import java.util.List;

/** {@code {a = 1, (b) = 2}}. Repeated keys written out in YAML and JSON are errors, in HCL the last counts. */
public record ObjectConstructor(List<ObjectEntry> entries, Range range) implements Expression {
    public ObjectConstructor {
        entries = List.copyOf(entries);
    }
}

package io.skep.plans.schema;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A labelled block whose label is computed, written as an attribute: {@code driver = { (var.driver) = { ... } }}. What
 * such a block may hold is checked by value instead of by place.
 *
 * @param title of the block around it, for messages
 * @param place of the attribute's expression
 */
record ComputedBlock(Nested nested, String title, Range place, Diagnostics diagnostics) {

    /** The block's value: the one label with its attributes. Empty where something does not fit, which is reported. */
    Optional<Entries> of(Value value) {
        if (!(value instanceof Entries(var labels)) || labels.size() != 1) {
            diagnostics.error(
                    "Wrong number of labels",
                    "\"" + nested.name() + "\" of " + title + " must be an object with one key, the label.",
                    place);
            return Optional.empty();
        }
        String label = labels.firstKey();
        Schema schema = nested.labelled().get(label);
        if (schema == null) {
            report(
                    "Unknown " + nested.name(),
                    "There is no " + nested.name() + " \"" + label + "\".",
                    Spelling.hint(label, nested.labelled().keySet()));
            return Optional.empty();
        }
        Entries inside = labels.get(label) instanceof Entries entries ? entries : Entries.NONE;
        return Optional.of(Entries.of(Map.of(label, checked(inside, schema, label))));
    }

    private Entries checked(Entries inside, Schema schema, String label) {
        String inner = nested.name() + " \"" + label + "\" of " + title;
        TreeMap<String, Value> values = new TreeMap<>();
        inside.entries().keySet().stream()
                .filter(name -> schema.attribute(name).isEmpty())
                .forEach(name -> report(
                        "Unknown attribute",
                        inner + " has no attribute \"" + name + "\".",
                        Spelling.hint(
                                name,
                                schema.attributes().stream()
                                        .map(Attribute::name)
                                        .toList())));
        for (Attribute attribute : schema.attributes()) {
            Value given = inside.get(attribute.name());
            if (!(given instanceof Value.Nothing)) {
                String path = nested.name() + "." + label + "." + attribute.name();
                Conversion.convert(given, attribute.type(), path, place, diagnostics)
                        .ifPresent(converted -> values.put(attribute.name(), converted));
            } else if (attribute.required()) {
                report(
                        "Missing attribute",
                        inner + " needs the attribute \"" + attribute.name() + "\": " + attribute.meaning(),
                        Optional.empty());
            } else if (!(attribute.otherwise() instanceof Value.Nothing)) {
                values.put(attribute.name(), attribute.otherwise());
            }
        }
        return new Entries(values);
    }

    private void report(String summary, String detail, Optional<String> hint) {
        Diagnostic diagnostic = Diagnostic.error(summary, detail, place);
        diagnostics.add(hint.map(diagnostic::withHint).orElse(diagnostic));
    }
}

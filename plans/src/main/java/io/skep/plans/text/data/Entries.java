package io.skep.plans.text.data;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.ObjectConstructor;
import io.skep.plans.text.syntax.ObjectEntry;
import io.skep.plans.text.syntax.TupleConstructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the entries of one mapping and refuses a key that is there twice. */
final class Entries {
    private final Diagnostics diagnostics;
    private final List<ObjectEntry> entries = new ArrayList<>();
    private final Map<String, Range> seen = new HashMap<>();

    Entries(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void add(Expression key, Expression value) {
        if (key instanceof Literal.Text text) {
            Range first = seen.putIfAbsent(text.value(), key.range());
            if (first != null) {
                diagnostics.error(
                        "Duplicate key",
                        "The key \"" + text.value() + "\" is already on line "
                                + first.start().line() + ". Each key may stand only once in a mapping.",
                        key.range());
                return;
            }
        }
        entries.add(new ObjectEntry(key, value, key.range().to(value.range())));
    }

    ObjectConstructor object(Range range) {
        return new ObjectConstructor(entries, range);
    }

    /** A document's outermost mapping, or list of mappings, as attributes. */
    static Body body(Expression root, Range whole, Diagnostics diagnostics) {
        List<Attribute> attributes = new ArrayList<>();
        switch (root) {
            case ObjectConstructor object -> addAll(object, attributes, diagnostics);
            case TupleConstructor list
            when list.items().stream().allMatch(ObjectConstructor.class::isInstance)
                    && !list.items().isEmpty() ->
                list.items().forEach(item -> addAll((ObjectConstructor) item, attributes, diagnostics));
            case Literal.Null _ -> {}
            default ->
                diagnostics.error(
                        "Mapping expected",
                        "A topology is a mapping: names like \"host\" or \"service\", each with what belongs to it.",
                        root.range());
        }
        return new Body(attributes, List.of(), whole);
    }

    private static void addAll(ObjectConstructor object, List<Attribute> attributes, Diagnostics diagnostics) {
        for (ObjectEntry entry : object.entries()) {
            if (entry.key() instanceof Literal.Text name) {
                attributes.add(new Attribute(name.value(), name.range(), entry.value(), entry.range()));
            } else {
                diagnostics.error(
                        "Template as a name",
                        "At the outermost level names are plain text: \"${\" and \"%{\" are not possible here.",
                        entry.key().range());
            }
        }
    }
}

package io.skep.plans.text.eval;

import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the keys and values of an object while its expression is evaluated. */
final class ObjectBuilder {

    private final boolean refusesDuplicates;
    private final TreeMap<String, Value> entries = new TreeMap<>();
    private final List<Value> seen = new ArrayList<>();
    private boolean keysLater;
    private boolean keysSecret;
    private boolean grouping;

    ObjectBuilder(boolean refusesDuplicates) {
        this.refusesDuplicates = refusesDuplicates;
    }

    void put(Value key, Value value, Expression place, Scope scope) {
        seen.add(key);
        seen.add(value);
        if (Opaque.isLater(key)) {
            keysLater = true;
            return;
        }
        keysSecret |= key instanceof Secret;
        String name = name(key, place, scope);
        if (refusesDuplicates && !grouping && entries.containsKey(name)) {
            throw Failures.of(
                    "Duplicate object key",
                    "Two elements give the key " + ValueText.brief(key) + ". Write ... after the value to gather the"
                            + " values of one key in a list.",
                    place.range(),
                    place,
                    scope);
        }
        entries.put(name, value);
    }

    /** The list of all values of a key so far, this one included. */
    Value grouped(Value key, Value value, Map<String, List<Value>> groups) {
        grouping = true;
        String name = Convert.toText(Opaque.revealed(key)).map(Text::text).orElse("");
        List<Value> group = groups.computeIfAbsent(name, _ -> new ArrayList<>());
        group.add(value);
        return new Items(group);
    }

    Entries result() {
        return new Entries(entries);
    }

    /** Keys and values in the order they came. */
    List<Value> seen() {
        return seen;
    }

    boolean keysLater() {
        return keysLater;
    }

    boolean keysSecret() {
        return keysSecret;
    }

    private static String name(Value key, Expression place, Scope scope) {
        Value known = Opaque.revealed(key);
        String found = known instanceof Nothing ? "null" : ValueText.kind(known);
        return Convert.toText(known)
                .orElseThrow(() -> Failures.of(
                        "Invalid object key",
                        "The key of an object must be a string, and this is " + found + ".",
                        place.range(),
                        place,
                        scope))
                .text();
    }
}

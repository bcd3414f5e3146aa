package io.skep.plans.resource;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Nested;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Compares what is wanted of a resource with what was seen, attribute by attribute, in the order of their names. An attribute that is
 * neither wanted nor recorded is not looked after; one that was recorded and is no longer wanted differs as long as it is seen. An empty
 * list or map is the same as none. Blocks all of whose attributes make it anew make it anew by their number too. Later values always differ. Parts that are secret, on either side, are secrets in the result.
 */
public final class Differ {
    private final SameValue same;

    public Differ(SecretDigest digests) {
        this.same = new SameValue(digests);
    }

    /** The differences of one resource. {@code recorded} is what skep asked for before, {@link Entries#NONE} where nothing. */
    public List<Difference> differences(Schema schema, Entries wanted, Entries recorded, Entries seen) {
        List<Difference> found = new ArrayList<>();
        attributes("", schema, new Sides(wanted, recorded, seen), false, found);
        return found;
    }

    /** The three values of one place. */
    private record Sides(Value wanted, Value recorded, Value seen) {
        Sides at(String key) {
            return new Sides(
                    entries(wanted).get(key),
                    entries(recorded).get(key),
                    entries(seen).get(key));
        }

        Sides at(int index) {
            return new Sides(item(wanted, index), item(recorded, index), item(seen, index));
        }

        /** The keys that are or were ours. */
        TreeSet<String> ourKeys() {
            TreeSet<String> keys = new TreeSet<>(entries(wanted).entries().keySet());
            keys.addAll(entries(recorded).entries().keySet());
            return keys;
        }

        TreeSet<String> allKeys() {
            TreeSet<String> keys = ourKeys();
            keys.addAll(entries(seen).entries().keySet());
            return keys;
        }
    }

    private void attributes(String path, Schema schema, Sides sides, boolean replaces, List<Difference> found) {
        for (String key : sides.ourKeys()) {
            String inner = path.isEmpty() ? key : path + "." + key;
            schema.block(key)
                    .ifPresentOrElse(
                            block -> block(inner, block, sides.at(key), replaces, found),
                            () -> attribute(inner, schema, key, sides.at(key), replaces, found));
        }
    }

    private void attribute(
            String path, Schema schema, String key, Sides sides, boolean replaces, List<Difference> found) {
        schema.attribute(key)
                .ifPresentOrElse(
                        known -> value(path, known.type(), sides, replaces || known.replaces(), found),
                        () -> value(path, new Type.Anything(), sides, replaces, found));
    }

    private void block(String path, Nested block, Sides sides, boolean replaces, List<Difference> found) {
        if (!block.labelled().isEmpty()) {
            for (String label : sides.ourKeys()) {
                Schema inner = block.labelled().getOrDefault(label, Schema.EMPTY);
                attributes(path + "." + label, inner, sides.at(label), replaces, found);
            }
        } else if (!block.repeated()) {
            attributes(path, block.schema(), sides, replaces, found);
        } else if (size(sides.wanted) == size(sides.seen)) {
            for (int index = 0; index < size(sides.wanted); index++) {
                attributes(path + "[" + index + "]", block.schema(), sides.at(index), replaces, found);
            }
        } else if (!(sides.wanted instanceof Nothing) || !absent(sides.recorded)) {
            List<Attribute> inner = block.schema().attributes();
            boolean all = !inner.isEmpty() && inner.stream().allMatch(Attribute::replaces);
            found.add(difference(path, sides, replaces || all));
        }
    }

    private void value(String path, Type type, Sides sides, boolean replaces, List<Difference> found) {
        if (sides.wanted instanceof Nothing && absent(sides.recorded)) {
            return;
        }
        boolean mapAsked =
                sides.wanted instanceof Entries || (absent(sides.wanted) && sides.recorded instanceof Entries);
        if (mapAsked && (sides.seen instanceof Entries || absent(sides.seen))) {
            map(path, type, sides, replaces, found);
        } else if (!same.in(type, sides.wanted, sides.seen)) {
            found.add(difference(path, sides, replaces));
        }
    }

    private void map(String path, Type type, Sides sides, boolean replaces, List<Difference> found) {
        boolean shared = type instanceof Type.MapOf(var _, boolean others) && others;
        Type element = type instanceof Type.MapOf(Type inner, var _) ? inner : new Type.Anything();
        for (String key : shared ? sides.ourKeys() : sides.allKeys()) {
            String inner = path + "[\"" + key + "\"]";
            Sides one = sides.at(key);
            if (absent(one.wanted) && !absent(one.seen)) {
                found.add(difference(inner, one, replaces));
            } else {
                value(inner, element, one, replaces, found);
            }
        }
    }

    private static Difference difference(String path, Sides sides, boolean replaces) {
        Value before = SecretCover.over(sides.seen, sides.wanted, sides.recorded);
        return new Difference(path, before, sides.wanted, replaces);
    }

    /** Whether a value says nothing. */
    static boolean absent(Value value) {
        return switch (value) {
            case Nothing _ -> true;
            case Items(var items) -> items.isEmpty();
            case Unique(var members) -> members.isEmpty();
            case Entries(var entries) -> entries.isEmpty();
            case Value.Text _, Value.Numeric _, Value.Bool _, Later _, Value.Secret _, Value.Masked _ -> false;
        };
    }

    static Entries entries(Value value) {
        return value instanceof Entries entries ? entries : Entries.NONE;
    }

    private static int size(Value value) {
        return value instanceof Items(var items) ? items.size() : 0;
    }

    private static Value item(Value value, int index) {
        return value instanceof Items(var items) && index < items.size() ? items.get(index) : Value.NOTHING;
    }
}

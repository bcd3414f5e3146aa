package io.skep.plans.text.value;

import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Value.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings values to one type where the language wants that: the branches of a conditional, the elements of a list or
 * map. Strings win over numbers and truth values; null, unknown and secret values fit everything.
 */
public final class Unification {

    private Unification() {}

    /** The first value as it becomes beside the other; empty where the two have no common type. */
    public static Optional<Value> beside(Value value, Value other) {
        if (fitsAll(value) || fitsAll(other)) {
            return Optional.of(value);
        }
        return switch (value) {
            case Text _ -> primitive(other) ? Optional.of(value) : Optional.empty();
            case Numeric _ -> primitiveBeside(value, other, other instanceof Numeric);
            case Bool _ -> primitiveBeside(value, other, other instanceof Bool);
            case Items(var mine) when other instanceof Items(var yours) -> Optional.of(elements(mine, yours));
            case Items _, Unique _ ->
                other instanceof Items || other instanceof Unique ? Optional.of(value) : Optional.empty();
            case Entries _ -> other instanceof Entries ? Optional.of(value) : Optional.empty();
            case Nothing _, Value.Later _, Value.Secret _, Value.Masked _ -> Optional.of(value);
        };
    }

    /**
     * The values brought to one type, in order; empty where they have none in common. Numbers and truth values come
     * together only beside a string, as strings.
     */
    public static Optional<List<Value>> all(List<Value> values) {
        Optional<Value> first = values.stream().filter(value -> !fitsAll(value)).findFirst();
        if (first.isEmpty()) {
            return Optional.of(values);
        }
        if (values.stream().allMatch(value -> fitsAll(value) || primitive(value))) {
            boolean same = values.stream()
                    .allMatch(value -> fitsAll(value)
                            || value.getClass().equals(first.get().getClass()));
            if (same) {
                return Optional.of(values);
            }
            return values.stream().anyMatch(Text.class::isInstance)
                    ? Optional.of(values.stream().map(Unification::asText).toList())
                    : Optional.empty();
        }
        boolean fit =
                values.stream().allMatch(value -> beside(value, first.get()).isPresent());
        return fit ? Optional.of(values) : Optional.empty();
    }

    /** Two lists become lists of one element type where there is one, and stay as they are where there is none. */
    private static Value elements(List<Value> mine, List<Value> yours) {
        List<Value> together = new ArrayList<>(mine);
        together.addAll(yours);
        return new Items(
                all(together).map(unified -> unified.subList(0, mine.size())).orElse(mine));
    }

    private static Value asText(Value value) {
        return Convert.toText(value).<Value>map(text -> text).orElse(value);
    }

    private static Optional<Value> primitiveBeside(Value value, Value other, boolean same) {
        if (same) {
            return Optional.of(value);
        }
        return other instanceof Text ? Convert.toText(value).map(text -> text) : Optional.empty();
    }

    private static boolean primitive(Value value) {
        return value instanceof Text || value instanceof Numeric || value instanceof Bool;
    }

    private static boolean fitsAll(Value value) {
        return value instanceof Nothing
                || value instanceof Value.Later
                || value instanceof Value.Secret
                || value instanceof Value.Masked;
    }
}

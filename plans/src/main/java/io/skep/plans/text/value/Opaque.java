package io.skep.plans.text.value;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Secret;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Questions about values that cannot be looked into: those not known yet, and secrets. */
public final class Opaque {

    private Opaque() {}

    /** Whether the value itself is not known yet. */
    public static boolean isLater(Value value) {
        return value instanceof Later || value instanceof Masked;
    }

    /** Whether the value or any part of it is not known yet. */
    public static boolean hasLater(Value value) {
        return any(value, Opaque::isLater);
    }

    /** Whether the value or any part of it is secret. */
    public static boolean hasSecret(Value value) {
        return any(value, part -> part instanceof Secret || part instanceof Masked);
    }

    /** The outputs that the parts which are not known yet wait for. */
    public static SortedSet<Origin> origins(Collection<? extends Value> values) {
        TreeSet<Origin> origins = new TreeSet<>();
        values.forEach(value -> collect(value, origins));
        return origins;
    }

    /** The value with every secret in it replaced by its content. The caller must keep the result secret. */
    public static Value revealed(Value value) {
        return switch (value) {
            case Secret secret -> revealed(secret.inner());
            case Items(var items) ->
                hasSecret(value)
                        ? new Items(items.stream().map(Opaque::revealed).toList())
                        : value;
            case Entries(var entries) -> {
                if (!hasSecret(value)) {
                    yield value;
                }
                TreeMap<String, Value> copy = new TreeMap<>();
                entries.forEach((key, inner) -> copy.put(key, revealed(inner)));
                yield new Entries(copy);
            }
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Unique _, Later _, Masked _ ->
                value;
        };
    }

    private static boolean any(Value value, Predicate<Value> test) {
        return test.test(value)
                || switch (value) {
                    case Items(var items) -> items.stream().anyMatch(item -> any(item, test));
                    case Entries(var entries) -> entries.values().stream().anyMatch(inner -> any(inner, test));
                    case Secret secret -> any(secret.inner(), test);
                    case Value.Text _,
                            Value.Numeric _,
                            Value.Bool _,
                            Value.Nothing _,
                            Value.Unique _,
                            Later _,
                            Masked _ -> false;
                };
    }

    private static void collect(Value value, SortedSet<Origin> origins) {
        switch (value) {
            case Later later -> origins.addAll(later.origins());
            case Items(var items) -> items.forEach(item -> collect(item, origins));
            case Entries(var entries) -> entries.values().forEach(inner -> collect(inner, origins));
            case Secret secret -> collect(secret.inner(), origins);
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Unique _, Masked _ -> {}
        }
    }
}

package io.skep.cli.show;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values for {@link Json}, in the three shapes in which Terraform's plan format tells them: what is known, where
 * something is not known yet, where something is secret. A secret's content is in none of them; there it is null.
 */
public final class JsonValue {
    private JsonValue() {}

    /** What is known; null for what is secret or not known yet. */
    public static @Nullable Object known(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Numeric number -> number.number();
            case Value.Bool(boolean truth) -> truth;
            case Value.Nothing _, Value.Later _, Value.Secret _, Value.Masked _ -> null;
            case Value.Items(List<Value> items) -> {
                List<@Nullable Object> list = new ArrayList<>();
                items.forEach(item -> list.add(known(item)));
                yield list;
            }
            case Value.Unique(var members) -> List.copyOf(members);
            case Entries(var entries) -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                entries.forEach((key, inner) -> {
                    if (!(inner instanceof Value.Later)) {
                        map.put(key, known(inner));
                    }
                });
                yield map;
            }
        };
    }

    /** True, or an object or list with true at the places that are known only after apply; false or empty elsewhere. */
    public static Object unknown(Value value) {
        return marked(value, Value.Later.class::isInstance);
    }

    /** True, or an object or list with true at the places that are secret; false or empty elsewhere. */
    public static Object sensitive(Value value) {
        return marked(value, each -> each instanceof Value.Secret || each instanceof Value.Masked);
    }

    private static Object marked(Value value, Predicate<Value> mark) {
        return switch (value) {
            case Value.Items(List<Value> items) ->
                items.stream().map(item -> marked(item, mark)).toList();
            case Value.Unique(var members) ->
                members.stream().<Object>map(_ -> false).toList();
            case Entries(var entries) -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                entries.forEach((key, inner) -> {
                    Object found = marked(inner, mark);
                    if (!Boolean.FALSE.equals(found)) {
                        map.put(key, found);
                    }
                });
                yield map;
            }
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Nothing _ -> false;
            case Value.Later _, Value.Secret _, Value.Masked _ -> mark.test(value);
        };
    }
}

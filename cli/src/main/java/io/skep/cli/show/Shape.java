package io.skep.cli.show;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Unique;
import io.skep.plans.text.value.ValueText;
import java.util.List;

/** How much room values take: what is read best on one line, and what is a list. */
final class Shape {
    private static final int WIDEST_LIST = 60;

    private Shape() {}

    /** The value on one line; a set looks like a list, as it does in the topology. */
    static String line(Value value) {
        return value instanceof Unique ? ValueText.line(new Items(elements(value))) : ValueText.line(value);
    }

    /** The elements of a list or set; empty for any other value. */
    static List<Value> elements(Value value) {
        return switch (value) {
            case Items(List<Value> items) -> items;
            case Unique(var members) ->
                members.stream().<Value>map(Value.Text::new).toList();
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Nothing _, Entries _, Value.Later _ -> List.of();
            case Value.Secret _, Value.Masked _ -> List.of();
        };
    }

    static boolean isList(Value value) {
        return value instanceof Items || value instanceof Unique;
    }

    /** Whether a value says nothing: null, an empty list, an empty map. */
    static boolean isEmpty(Value value) {
        return switch (value) {
            case Value.Nothing _ -> true;
            case Entries(var entries) -> entries.isEmpty();
            case Items _, Unique _ -> elements(value).isEmpty();
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Later _, Value.Secret _, Value.Masked _ -> false;
        };
    }

    /** Whether a value is best read on one line: scalars, and short lists of them. */
    static boolean fitsOneLine(Value value) {
        return switch (value) {
            case Value.Text(String text) -> !text.contains("\n");
            case Items _, Unique _ ->
                elements(value).stream().allMatch(Shape::isScalar)
                        && line(value).length() <= WIDEST_LIST;
            case Entries(var entries) -> entries.isEmpty();
            case Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Later _, Value.Secret _, Value.Masked _ -> true;
        };
    }

    private static boolean isScalar(Value value) {
        return !isList(value) && !(value instanceof Entries) && fitsOneLine(value);
    }
}

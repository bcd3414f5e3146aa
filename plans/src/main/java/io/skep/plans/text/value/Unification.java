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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings values to one type where the language wants that: the branches of a conditional, the elements of a list or
 * map. Strings win over numbers and truth values; null, unknown and secret values fit everything. Lists of one length and
 * objects with the same keys come together place by place, others by the type of all their elements; where there is no
 * such type they stay as they are.
 */
public final class Unification {

    private Unification() {}

    /** The first value as it becomes beside the other; empty where the two have no common type. */
    public static Optional<Value> beside(Value value, Value other) {
        return all(List.of(value, other)).map(List::getFirst);
    }

    /**
     * The values brought to one type, in order; empty where they have none in common. Numbers and truth values come
     * together only beside a string, as strings.
     */
    public static Optional<List<Value>> all(List<Value> values) {
        List<Value> concrete = values.stream().filter(value -> !fitsAll(value)).toList();
        if (concrete.size() < 2) {
            return Optional.of(values);
        }
        if (concrete.stream().allMatch(Unification::primitive)) {
            return primitives(values, concrete);
        }
        if (concrete.stream().allMatch(value -> value instanceof Items || value instanceof Unique)) {
            return Optional.of(lists(values, concrete));
        }
        if (concrete.stream().allMatch(Entries.class::isInstance)) {
            return Optional.of(objects(values));
        }
        return Optional.empty();
    }

    private static Optional<List<Value>> primitives(List<Value> values, List<Value> concrete) {
        Class<?> first = concrete.getFirst().getClass();
        if (concrete.stream().allMatch(value -> value.getClass().equals(first))) {
            return Optional.of(values);
        }
        return concrete.stream().anyMatch(Text.class::isInstance)
                ? Optional.of(values.stream().map(Unification::asText).toList())
                : Optional.empty();
    }

    private static List<Value> lists(List<Value> values, List<Value> concrete) {
        if (concrete.stream().anyMatch(Unique.class::isInstance)) {
            return values;
        }
        List<List<Value>> lists =
                concrete.stream().map(value -> ((Items) value).items()).toList();
        boolean sameSize = lists.stream().map(List::size).distinct().count() == 1;
        Optional<List<List<Value>>> unified = sameSize ? byPlace(lists) : together(lists);
        return unified.map(rows ->
                        putBack(values, rows.stream().<Value>map(Items::new).toList()))
                .orElse(values);
    }

    private static List<Value> objects(List<Value> values) {
        List<TreeMap<String, Value>> objects = values.stream()
                .filter(Entries.class::isInstance)
                .map(value -> new TreeMap<>(((Entries) value).entries()))
                .toList();
        boolean sameKeys = objects.stream().map(TreeMap::keySet).distinct().count() == 1;
        List<List<Value>> rows = objects.stream()
                .<List<Value>>map(object -> new ArrayList<>(object.values()))
                .toList();
        Optional<List<List<Value>>> unified = sameKeys ? byPlace(rows) : together(rows);
        if (unified.isEmpty()) {
            return values;
        }
        List<Value> rebuilt = new ArrayList<>();
        for (int index = 0; index < objects.size(); index++) {
            rebuilt.add(entries(
                    new TreeSet<>(objects.get(index).keySet()), unified.get().get(index)));
        }
        return putBack(values, rebuilt);
    }

    private static Entries entries(SortedSet<String> keys, List<Value> row) {
        TreeMap<String, Value> entries = new TreeMap<>();
        int next = 0;
        for (String key : keys) {
            entries.put(key, row.get(next));
            next++;
        }
        return new Entries(entries);
    }

    /** Rows of one length, each column brought to one type. */
    private static Optional<List<List<Value>>> byPlace(List<List<Value>> rows) {
        List<List<Value>> unified = new ArrayList<>();
        rows.forEach(_ -> unified.add(new ArrayList<>()));
        for (int place = 0; place < rows.getFirst().size(); place++) {
            int column = place;
            Optional<List<Value>> one =
                    all(rows.stream().map(row -> row.get(column)).toList());
            if (one.isEmpty()) {
                return Optional.empty();
            }
            for (int row = 0; row < rows.size(); row++) {
                unified.get(row).add(one.get().get(row));
            }
        }
        return Optional.of(unified);
    }

    /** Rows whose elements, all together, are brought to one type. */
    private static Optional<List<List<Value>>> together(List<List<Value>> rows) {
        return all(rows.stream().flatMap(List::stream).toList()).map(unified -> {
            List<List<Value>> split = new ArrayList<>();
            int from = 0;
            for (List<Value> row : rows) {
                split.add(unified.subList(from, from + row.size()));
                from += row.size();
            }
            return split;
        });
    }

    private static List<Value> putBack(List<Value> values, List<Value> unified) {
        List<Value> result = new ArrayList<>();
        int next = 0;
        for (Value value : values) {
            if (fitsAll(value)) {
                result.add(value);
            } else {
                result.add(unified.get(next));
                next++;
            }
        }
        return result;
    }

    private static Value asText(Value value) {
        return Convert.toText(value).<Value>map(text -> text).orElse(value);
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

package io.skep.plans.text.value;

import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Short spellings for making values and reading them as Java values; for resource types and drivers. */
public final class Values {

    private Values() {}

    public static Text text(String text) {
        return new Text(text);
    }

    public static Numeric number(long number) {
        return Numeric.of(number);
    }

    public static Bool bool(boolean truth) {
        return new Bool(truth);
    }

    /** A list of strings. */
    public static Items texts(List<String> texts) {
        return new Items(texts.stream().map(Text::new).map(Value.class::cast).toList());
    }

    /** A map of strings. */
    public static Entries textEntries(Map<String, String> entries) {
        TreeMap<String, Value> values = new TreeMap<>();
        entries.forEach((key, text) -> values.put(key, new Text(text)));
        return new Entries(values);
    }

    /** The string under a key, where there is one. A secret gives its content: the caller must not write it anywhere. */
    public static Optional<String> textOf(Entries entries, String key) {
        return switch (revealed(entries.get(key))) {
            case Text(String text) -> Optional.of(text);
            case Numeric number -> Optional.of(number.plain());
            case Bool(boolean truth) -> Optional.of(Boolean.toString(truth));
            case Value.Nothing _, Items _, Value.Unique _, Entries _, Value.Later _, Value.Secret _, Value.Masked _ ->
                Optional.empty();
        };
    }

    /** The whole number under a key, where there is one. */
    public static Optional<Long> longOf(Entries entries, String key) {
        return revealed(entries.get(key)) instanceof Numeric number
                ? Optional.of(number.whole().orElseGet(() -> number.number().longValueExact()))
                : Optional.empty();
    }

    /** The truth value under a key, where there is one. */
    public static Optional<Boolean> boolOf(Entries entries, String key) {
        return revealed(entries.get(key)) instanceof Bool(boolean truth) ? Optional.of(truth) : Optional.empty();
    }

    /** The entries under a key; none where the key is absent. */
    public static Entries entriesOf(Entries entries, String key) {
        return revealed(entries.get(key)) instanceof Entries inner ? inner : Entries.NONE;
    }

    /** The list under a key (a set in its order); empty where the key is absent. */
    public static List<Value> itemsOf(Entries entries, String key) {
        return switch (revealed(entries.get(key))) {
            case Items(List<Value> items) -> items;
            case Value.Unique(var members) ->
                members.stream().<Value>map(Text::new).toList();
            case Text _, Numeric _, Bool _, Value.Nothing _, Entries _, Value.Later _, Value.Secret _, Value.Masked _ ->
                List.of();
        };
    }

    /** The strings of the list under a key; empty where the key is absent. */
    public static List<String> textsOf(Entries entries, String key) {
        return itemsOf(entries, key).stream()
                .map(Values::revealed)
                .filter(Text.class::isInstance)
                .map(item -> ((Text) item).text())
                .toList();
    }

    /** The strings of the map under a key; empty where the key is absent. */
    public static SortedMap<String, String> textMapOf(Entries entries, String key) {
        TreeMap<String, String> texts = new TreeMap<>();
        Entries inner = entriesOf(entries, key);
        inner.entries().keySet().forEach(name -> textOf(inner, name).ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    /** What a secret holds; any other value is itself. */
    public static Value revealed(Value value) {
        return value instanceof Value.Secret secret ? secret.inner() : value;
    }
}

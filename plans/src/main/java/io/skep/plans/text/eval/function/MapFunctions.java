package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.LIST;
import static io.skep.plans.text.eval.function.Kind.MAP;
import static io.skep.plans.text.eval.function.Kind.NULLABLE;
import static io.skep.plans.text.eval.function.Kind.TEXT;

import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Objects and maps. */
final class MapFunctions {

    static final List<Function> ALL = List.of(
            Function.named("keys")
                    .takes(MAP, "inputMap")
                    .structural()
                    .gives(with -> Values.texts(List.copyOf(with.map(0).keySet()))),
            Function.named("values")
                    .takes(MAP, "mapping")
                    .structural()
                    .gives(with -> new Items(List.copyOf(with.map(0).values()))),
            Function.named("lookup")
                    .takes(MAP, "inputMap")
                    .takes(TEXT, "key")
                    .mayTake(NULLABLE, "default")
                    .structural()
                    .gives(MapFunctions::lookup),
            Function.named("merge").rest(NULLABLE, "maps").structural().gives(MapFunctions::merged),
            Function.named("transpose").takes(MAP, "values").gives(MapFunctions::turned),
            Function.named("zipmap")
                    .takes(LIST, "keys")
                    .takes(LIST, "values")
                    .structuralUnless(values -> !values.isEmpty() && Function.opaqueInside(values.getFirst()))
                    .gives(MapFunctions::zipped));

    private MapFunctions() {}

    private static Value lookup(Arguments with) {
        String key = with.text(1);
        Value found = with.map(0).get(key);
        if (found != null) {
            return found;
        }
        if (with.count() == 3) {
            return with.any(2);
        }
        throw Arguments.wrong(1, "This object has no element " + ValueText.quoted(key) + ", and no default is given.")
                .withHint(Spelling.hint(key, with.map(0).keySet()).orElse(null));
    }

    private static Value merged(Arguments with) {
        Entries merged = Entries.NONE;
        for (int index = 0; index < with.count(); index++) {
            merged = switch (with.any(index)) {
                case Entries entries -> merged.overlaidWith(entries);
                case Value.Nothing _ -> merged;
                case Value other ->
                    throw Arguments.wrong(
                            index,
                            "The argument \"maps\" must be an object, and this is " + ValueText.kind(other) + ".");
            };
            Limits.elements(merged.entries().size());
        }
        return merged;
    }

    /** From each string in the lists to the keys it stands under. */
    private static Value turned(Arguments with) {
        TreeMap<String, List<Value>> turned = new TreeMap<>();
        with.map(0).forEach((key, list) -> {
            List<Value> items = Convert.toList(list)
                    .orElseThrow(() -> Arguments.wrong(0, "The elements must be lists of strings."));
            for (Value item : items) {
                String text = Convert.toText(item)
                        .orElseThrow(() -> Arguments.wrong(0, "The elements must be lists of strings."))
                        .text();
                turned.computeIfAbsent(text, _ -> new ArrayList<>()).add(new Value.Text(key));
            }
        });
        TreeMap<String, Value> entries = new TreeMap<>();
        turned.forEach((text, keys) -> entries.put(text, new Value.Items(keys)));
        return new Entries(entries);
    }

    private static Value zipped(Arguments with) {
        List<String> keys = new ArrayList<>(with.texts(0));
        List<Value> values = with.list(1);
        if (keys.size() != values.size()) {
            throw with.failed("there are " + keys.size() + " keys and " + values.size() + " values.");
        }
        TreeMap<String, Value> entries = new TreeMap<>();
        for (int index = 0; index < keys.size(); index++) {
            entries.put(keys.get(index), values.get(index));
        }
        return new Entries(entries);
    }
}

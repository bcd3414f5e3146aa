package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.LIST;
import static io.skep.plans.text.eval.function.Kind.MAP;
import static io.skep.plans.text.eval.function.Kind.NULLABLE;

import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Unification;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Conversions between types. */
final class ConversionFunctions {

    static final List<Function> ALL = List.of(
            Function.named("tostring")
                    .takes(NULLABLE, "v")
                    .gives(with -> primitive(with, Convert.toText(with.any(0)), "a string")),
            Function.named("tonumber")
                    .takes(NULLABLE, "v")
                    .gives(with -> primitive(with, Convert.toNumber(with.any(0)), "a number")),
            Function.named("tobool")
                    .takes(NULLABLE, "v")
                    .gives(with -> primitive(with, Convert.toBool(with.any(0)), "true or false")),
            Function.named("tolist")
                    .takes(NULLABLE, "v")
                    .structural()
                    .gives(with -> collection(with, LIST, list -> new Items(unified(list.list(0))))),
            Function.named("toset")
                    .takes(NULLABLE, "v")
                    .gives(with -> collection(with, LIST, list -> SetFunctions.of(list.list(0)))),
            Function.named("tomap")
                    .takes(NULLABLE, "v")
                    .structural()
                    .gives(with -> collection(with, MAP, ConversionFunctions::map)));

    private ConversionFunctions() {}

    private static Value primitive(Arguments with, Optional<? extends Value> converted, String wanted) {
        Value value = with.any(0);
        if (value instanceof Value.Nothing) {
            return value;
        }
        if (converted.isEmpty()) {
            throw Arguments.wrong(
                    0,
                    "This cannot be made " + wanted + ": it is " + ValueText.kind(value)
                            + (value instanceof Value.Text ? ", " + ValueText.brief(value) : "") + ".");
        }
        return converted.get();
    }

    /** Null of any type stays null. */
    private static Value collection(Arguments with, Kind kind, Function.Body body) {
        if (with.any(0) instanceof Value.Nothing) {
            return with.any(0);
        }
        Value converted = Arguments.converted(new Parameter("v", kind), with.any(0), 0);
        return body.result(new Arguments(with.function(), List.of(converted)));
    }

    private static List<Value> unified(List<Value> values) {
        return Unification.all(values).orElseThrow(() -> Arguments.wrong(0, "All elements must have one type."));
    }

    private static Value map(Arguments with) {
        List<String> keys = new ArrayList<>(with.map(0).keySet());
        List<Value> values = unified(List.copyOf(with.map(0).values()));
        TreeMap<String, Value> entries = new TreeMap<>();
        for (int index = 0; index < keys.size(); index++) {
            entries.put(keys.get(index), values.get(index));
        }
        return new Entries(entries);
    }
}

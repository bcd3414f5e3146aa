package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.LIST;
import static io.skep.plans.text.eval.function.Kind.NULLABLE;

import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Unification;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Text;
import java.util.List;

/** Choosing among values. */
final class ChoiceFunctions {

    static final List<Function> ALL = List.of(
            Function.named("coalesce").rest(NULLABLE, "vals").gives(ChoiceFunctions::firstPresent),
            Function.named("coalescelist").rest(LIST, "vals").structural().gives(ChoiceFunctions::firstFilled),
            Function.named("alltrue").takes(LIST, "list").gives(with -> truths(with, true)),
            Function.named("anytrue").takes(LIST, "list").gives(with -> truths(with, false)));

    private ChoiceFunctions() {}

    private static Value firstPresent(Arguments with) {
        List<Value> unified =
                Unification.all(with.values()).orElseThrow(() -> with.failed("the arguments must have one type."));
        return unified.stream()
                .filter(value -> !(value instanceof Value.Nothing) && !value.equals(new Text("")))
                .findFirst()
                .orElseThrow(() -> with.failed("all arguments are null or empty."));
    }

    private static Value firstFilled(Arguments with) {
        return with.values().stream()
                .filter(value ->
                        Convert.toList(value).map(items -> !items.isEmpty()).orElse(Opaque.isLater(value)))
                .findFirst()
                .orElseThrow(() -> with.failed("all lists are empty."));
    }

    private static Value truths(Arguments with, boolean all) {
        boolean result = all;
        for (Value item : with.list(0)) {
            boolean truth = !(item instanceof Value.Nothing)
                    && Convert.toBool(item)
                            .orElseThrow(() -> Arguments.wrong(0, "The elements must be true or false."))
                            .truth();
            result = all ? (result && truth) : (result || truth);
        }
        return new Bool(result);
    }
}

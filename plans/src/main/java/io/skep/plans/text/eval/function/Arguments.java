package io.skep.plans.text.eval.function;

import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.ValueText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The arguments of one call, converted to what the parameters take. Counted from 0. */
record Arguments(String function, List<Value> values) {

    static Value converted(Parameter parameter, Value value, int index) {
        if (value instanceof Nothing && parameter.kind() != Kind.NULLABLE) {
            throw wrong(index, "The argument \"" + parameter.name() + "\" must not be null.");
        }
        Optional<? extends Value> converted = switch (parameter.kind()) {
            case TEXT -> Convert.toText(value);
            case NUMBER -> Convert.toNumber(value);
            case WHOLE -> Convert.toNumber(value).filter(Arguments::isWhole);
            case LIST -> Convert.toList(value).map(Items::new);
            case MAP -> value instanceof Entries ? Optional.of(value) : Optional.empty();
            case ANY, NULLABLE -> Optional.of(value);
        };
        if (converted.isEmpty()) {
            throw wrong(
                    index,
                    "The argument \"" + parameter.name() + "\" must be "
                            + parameter.kind().words() + ", and this is " + found(value) + ".");
        }
        return converted.get();
    }

    static Problem wrong(int index, String detail) {
        return Problem.at(index, "Invalid function argument", detail);
    }

    /** The call as a whole cannot be carried out. */
    Problem failed(String why) {
        return Problem.of("Error in function call", "The function \"" + function + "\" failed: " + why);
    }

    int count() {
        return values.size();
    }

    Value any(int index) {
        return values.get(index);
    }

    String text(int index) {
        return values.get(index) instanceof Text(String text) ? text : "";
    }

    BigDecimal number(int index) {
        return values.get(index) instanceof Numeric number ? number.number() : BigDecimal.ZERO;
    }

    int whole(int index) {
        try {
            return number(index).intValueExact();
        } catch (ArithmeticException tooLarge) {
            throw wrong(index, "This number is too large here.");
        }
    }

    List<Value> list(int index) {
        return values.get(index) instanceof Items(List<Value> items) ? items : List.of();
    }

    SortedMap<String, Value> map(int index) {
        return values.get(index) instanceof Entries(var entries) ? entries : Entries.NONE.entries();
    }

    /** The elements of a list as strings. */
    List<String> texts(int index) {
        return list(index).stream().map(item -> textOf(item, index)).toList();
    }

    private static String textOf(Value item, int index) {
        return Convert.toText(item)
                .orElseThrow(
                        () -> wrong(index, "The elements must be strings, and one is " + ValueText.kind(item) + "."))
                .text();
    }

    private static boolean isWhole(Numeric number) {
        return number.whole().isPresent() || number.number().scale() <= 0;
    }

    private static String found(Value value) {
        return switch (value) {
            case Text _, Numeric _ -> ValueText.kind(value) + ", " + ValueText.brief(value);
            case Value.Bool _,
                    Nothing _,
                    Items _,
                    Value.Unique _,
                    Entries _,
                    Value.Later _,
                    Value.Secret _,
                    Value.Masked _ -> ValueText.kind(Opaque.revealed(value));
        };
    }
}

package io.skep.plans.text.value;

import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The conversions the language makes by itself between strings, numbers and truth values. They are pure and look at
 * the value alone: a {@link Value.Secret} or {@link Value.Later} is not looked into and gives no result.
 */
public final class Convert {

    /** Numbers with more digits or a longer plain form than this are refused everywhere. */
    public static final int LARGEST_NUMBER = 2_000;

    private Convert() {}

    /** The string a primitive value is written as; empty for all others. */
    public static Optional<Text> toText(Value value) {
        return switch (value) {
            case Text text -> Optional.of(text);
            case Numeric number -> Optional.of(new Text(number.plain()));
            case Bool(boolean truth) -> Optional.of(new Text(Boolean.toString(truth)));
            case Value.Nothing _,
                    Value.Items _,
                    Value.Unique _,
                    Value.Entries _,
                    Value.Later _,
                    Value.Secret _,
                    Value.Masked _ -> Optional.empty();
        };
    }

    /** The number a value is or spells; empty for all others. */
    public static Optional<Numeric> toNumber(Value value) {
        return switch (value) {
            case Numeric number -> Optional.of(number);
            case Text(String text) -> number(text);
            case Bool _,
                    Value.Nothing _,
                    Value.Items _,
                    Value.Unique _,
                    Value.Entries _,
                    Value.Later _,
                    Value.Secret _,
                    Value.Masked _ -> Optional.empty();
        };
    }

    /** The truth value a value is or spells ({@code "true"}, {@code "1"}, {@code "false"}, {@code "0"}); empty for all others. */
    public static Optional<Bool> toBool(Value value) {
        return switch (value) {
            case Bool truth -> Optional.of(truth);
            case Text(String text) when text.equals("true") || text.equals("1") -> Optional.of(new Bool(true));
            case Text(String text) when text.equals("false") || text.equals("0") -> Optional.of(new Bool(false));
            case Text _,
                    Numeric _,
                    Value.Nothing _,
                    Value.Items _,
                    Value.Unique _,
                    Value.Entries _,
                    Value.Later _,
                    Value.Secret _,
                    Value.Masked _ -> Optional.empty();
        };
    }

    /** The elements of a list or set; empty for all others. */
    public static Optional<List<Value>> toList(Value value) {
        return switch (value) {
            case Value.Items(List<Value> items) -> Optional.of(items);
            case Value.Unique(var members) ->
                Optional.of(members.stream().<Value>map(Text::new).toList());
            case Text _,
                    Numeric _,
                    Bool _,
                    Value.Nothing _,
                    Value.Entries _,
                    Value.Later _,
                    Value.Secret _,
                    Value.Masked _ -> Optional.empty();
        };
    }

    /** Whether a number is small enough to be worked with. */
    public static boolean fits(Numeric number) {
        return number.whole().isPresent() || fits(number.number());
    }

    /** Whether a number is small enough to be worked with. */
    public static boolean fits(BigDecimal number) {
        return number.precision() <= LARGEST_NUMBER && Math.abs((long) number.scale()) <= LARGEST_NUMBER;
    }

    private static Optional<Numeric> number(String text) {
        if (text.isEmpty() || text.length() > LARGEST_NUMBER || !startsLikeANumber(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Numeric.spelled(text)).filter(Convert::fits);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static boolean startsLikeANumber(String text) {
        char first = text.charAt(0);
        return first == '-' || first == '+' || first == '.' || (first >= '0' && first <= '9');
    }
}

package io.skep.cli.show;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Unique;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as one writes them in a topology. What is secret or not known yet is said to be so, never shown. */
public final class ValueText {
    private static final Pattern BARE_KEY = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");
    private static final int WIDEST_LIST = 60;

    private ValueText() {}

    /** The value on one line. */
    public static String of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> quoted(text);
            case Value.Numeric(BigDecimal number) -> number.toPlainString();
            case Value.Bool(boolean truth) -> Boolean.toString(truth);
            case Value.Nothing _ -> "null";
            case Items(List<Value> items) -> items.stream().map(ValueText::of).collect(inBrackets());
            case Unique(var members) -> members.stream().map(ValueText::quoted).collect(inBrackets());
            case Entries(var entries) ->
                entries.entrySet().stream()
                        .map(entry -> key(entry.getKey()) + " = " + of(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Value.Later _ -> "(known after apply)";
            case Value.Secret _, Value.Masked _ -> "(sensitive value)";
        };
    }

    /** A key of a map, quoted where it is not a plain word. */
    public static String key(String key) {
        return BARE_KEY.matcher(key).matches() ? key : quoted(key);
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

    /** Whether a value is best read on one line: scalars, and short lists of them. */
    static boolean fitsOneLine(Value value) {
        return switch (value) {
            case Value.Text(String text) -> !text.contains("\n");
            case Items _, Unique _ -> elements(value).stream().allMatch(ValueText::isScalar) && isShort(value);
            case Entries(var entries) -> entries.isEmpty();
            case Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Later _, Value.Secret _, Value.Masked _ -> true;
        };
    }

    private static boolean isShort(Value list) {
        return of(list).length() <= WIDEST_LIST;
    }

    private static boolean isScalar(Value value) {
        return !isList(value) && fitsOneLine(value) && !(value instanceof Entries);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default ->
                    quoted.append(Character.isISOControl(letter) ? "\\u%04x".formatted(letter) : character(letter));
            }
        });
        return quoted.append('"').toString().replace("${", "$${").replace("%{", "%%{");
    }

    private static String character(int letter) {
        return Character.toString(letter);
    }

    private static java.util.stream.Collector<CharSequence, ?, String> inBrackets() {
        return Collectors.joining(", ", "[", "]");
    }

    /** Whether anything in a collection of values is worth a line of its own. */
    static boolean anyTall(Collection<Value> values) {
        return !values.stream().allMatch(ValueText::fitsOneLine);
    }
}

package io.skep.plans.text.value;

import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Text;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Values written as the language writes them. Secrets come out as {@code (sensitive value)} and unknown values as
 * {@code (known after apply)}, so the text may be shown anywhere.
 */
public final class ValueText {

    private static final int LONGEST_BRIEF = 60;

    private ValueText() {}

    /** The value on one line: {@code {a = 1, b = ["x"]}}. */
    public static String line(Value value) {
        return switch (value) {
            case Text(String text) -> quoted(text);
            case Value.Numeric number -> number.plain();
            case Value.Bool(boolean truth) -> Boolean.toString(truth);
            case Value.Nothing _ -> "null";
            case Items(var items) -> items.stream().map(ValueText::line).collect(Collectors.joining(", ", "[", "]"));
            case Value.Unique(var members) ->
                members.stream().map(ValueText::quoted).collect(Collectors.joining(", ", "toset([", "])"));
            case Entries(var entries) ->
                entries.entrySet().stream()
                        .map(entry -> key(entry.getKey()) + " = " + line(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Later _ -> "(known after apply)";
            case Secret _, Masked _ -> "(sensitive value)";
        };
    }

    /** The value for a diagnostic: in full where it is short, else what it is and how big. */
    public static String brief(Value value) {
        if (value instanceof Text(String text) && text.length() > LONGEST_BRIEF) {
            return quoted(text.substring(0, LONGEST_BRIEF)) + "...";
        }
        if (size(value, LONGEST_BRIEF) > LONGEST_BRIEF) {
            return sized(value);
        }
        String full = line(value);
        return full.length() <= LONGEST_BRIEF + 2 || !(value instanceof Items || value instanceof Entries)
                ? full
                : sized(value);
    }

    /** What kind of value it is, for people: {@code a string}, {@code a list}. */
    public static String kind(Value value) {
        return switch (value) {
            case Text _ -> "a string";
            case Value.Numeric _ -> "a number";
            case Value.Bool _ -> "a truth value";
            case Value.Nothing _ -> "null";
            case Items _ -> "a list";
            case Value.Unique _ -> "a set";
            case Entries _ -> "an object";
            case Later _ -> "a value known after apply";
            case Secret _, Masked _ -> "a sensitive value";
        };
    }

    /** A string in quotes with the escapes of the language. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            boolean opens = index + 1 < text.length() && text.charAt(index + 1) == '{';
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '$' -> quoted.append(opens ? "$$" : "$");
                case '%' -> quoted.append(opens ? "%%" : "%");
                default -> quoted.append(Character.isISOControl(letter) ? "\\u%04x".formatted((int) letter) : letter);
            }
        }
        return quoted.append('"').toString();
    }

    /** A key of an object: bare where it may be, else in quotes. */
    public static String key(String key) {
        return isName(key) ? key : quoted(key);
    }

    /** Whether a text can be written bare, as an identifier of the language. */
    public static boolean isName(String text) {
        return !text.isEmpty()
                && Character.isUnicodeIdentifierStart(text.charAt(0))
                && text.chars().allMatch(letter -> letter == '-' || Character.isUnicodeIdentifierPart(letter));
    }

    private static String sized(Value value) {
        return switch (value) {
            case Items(var items) -> "a list with " + counted(items.size(), "element");
            case Value.Unique(var members) -> "a set with " + counted(members.size(), "element");
            case Entries(var entries) -> "an object with " + counted(entries.size(), "attribute");
            case Text _, Value.Numeric _, Value.Bool _, Value.Nothing _, Later _, Secret _, Masked _ -> line(value);
        };
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** About how many parts a value has, given up above the limit so that a huge value costs nothing. */
    private static int size(Value value, int limit) {
        int size = 1;
        Iterable<Value> parts = switch (value) {
            case Items(var items) -> items;
            case Entries(var entries) -> entries.values();
            case Text _, Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Unique _, Later _, Secret _, Masked _ ->
                List.of();
        };
        for (Value part : parts) {
            size += size(part, limit - size);
            if (size > limit) {
                break;
            }
        }
        return size;
    }
}

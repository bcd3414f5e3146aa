package io.skep.plans.text.eval.function;

import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Writes known values as JSON without any space, with the keys of objects in their order. */
final class JsonText {

    private final StringBuilder json = new StringBuilder();

    private JsonText() {}

    static String of(Value value) {
        JsonText text = new JsonText();
        text.write(value);
        return text.json.toString();
    }

    private void write(Value value) {
        Limits.text(json.length());
        switch (value) {
            case Value.Text(String text) -> string(text);
            case Value.Numeric number -> json.append(number.plain());
            case Value.Bool(boolean truth) -> json.append(truth);
            case Value.Nothing _ -> json.append("null");
            case Value.Items(List<Value> items) -> list(items);
            case Value.Unique(var members) ->
                list(members.stream().<Value>map(Value.Text::new).toList());
            case Value.Entries(SortedMap<String, Value> entries) -> object(entries);
            case Value.Later _, Value.Secret _, Value.Masked _ ->
                throw new IllegalArgumentException("functions get known values only");
        }
    }

    private void list(List<Value> items) {
        String before = "[";
        for (Value item : items) {
            json.append(before);
            write(item);
            before = ",";
        }
        json.append(items.isEmpty() ? "[]" : "]");
    }

    private void object(SortedMap<String, Value> entries) {
        String before = "{";
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            json.append(before);
            string(entry.getKey());
            json.append(':');
            write(entry.getValue());
            before = ",";
        }
        json.append(entries.isEmpty() ? "{}" : "}");
    }

    /** The characters that would end a script in a web page are escaped, too, as other tools of this language do. */
    private void string(String text) {
        json.append('"');
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            switch (letter) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '<', '>', '&', '\u2028', '\u2029' -> json.append("\\u%04x".formatted((int) letter));
                default -> json.append(letter < ' ' ? "\\u%04x".formatted((int) letter) : letter);
            }
        }
        json.append('"');
    }
}

package io.skep.plans.text.eval.function;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Value.Unique;
import java.util.List;

/**
 * Writes known values as YAML. Strings stand in double quotes, so that any reader of YAML, of whichever version, takes
 * them for strings; those of several lines are literal blocks where that is exact.
 */
final class YamlText {

    private final StringBuilder yaml = new StringBuilder();

    private YamlText() {}

    static String of(Value value) {
        YamlText text = new YamlText();
        text.write(value, 0);
        boolean plain = value instanceof Value.Numeric || value instanceof Value.Bool || value instanceof Value.Nothing;
        return text.yaml.append(plain ? "...\n" : "").toString();
    }

    /** Writes a value at the place reached, and its further lines at an indent. */
    private void write(Value value, int indent) {
        Limits.text(yaml.length());
        switch (value) {
            case Text(String text) when isBlock(text) -> block(text, indent);
            case Items(var items) when !items.isEmpty() -> list(items, indent);
            case Unique(var members)
            when !members.isEmpty() ->
                list(members.stream().<Value>map(Text::new).toList(), indent);
            case Entries entries when !entries.entries().isEmpty() -> object(entries, indent);
            case Text(String text) -> yaml.append(quoted(text)).append('\n');
            case Value.Numeric _,
                    Value.Bool _,
                    Value.Nothing _,
                    Items _,
                    Unique _,
                    Entries _,
                    Value.Later _,
                    Value.Secret _,
                    Value.Masked _ -> yaml.append(JsonText.of(value)).append('\n');
        }
    }

    private void list(List<Value> items, int indent) {
        String before = "";
        for (Value item : items) {
            yaml.append(before).append("- ");
            if (item instanceof Text(String text) && isBlock(text)) {
                block(text, indent);
            } else {
                write(item, indent + 2);
            }
            before = " ".repeat(indent);
        }
    }

    private void object(Entries entries, int indent) {
        String[] before = {""};
        entries.entries().forEach((key, value) -> {
            yaml.append(before[0]).append(quoted(key)).append(':');
            before[0] = " ".repeat(indent);
            boolean below = (value instanceof Items(var items) && !items.isEmpty())
                    || (value instanceof Unique(var members) && !members.isEmpty());
            boolean object = value instanceof Entries(var inner) && !inner.isEmpty();
            if (below) {
                yaml.append('\n').append(" ".repeat(indent));
                write(value, indent);
            } else if (object) {
                yaml.append('\n').append(" ".repeat(indent + 2));
                write(value, indent + 2);
            } else {
                yaml.append(' ');
                write(value, indent);
            }
        });
    }

    /** A literal block keeps these texts exactly: several lines, none of which needs an escape. */
    private static boolean isBlock(String text) {
        return text.indexOf('\n') >= 0
                && text.codePoints().allMatch(letter -> letter == '\n' || isPrintable(letter))
                && text.lines().noneMatch(line -> line.endsWith(" "));
    }

    private static boolean isPrintable(int letter) {
        return letter >= ' '
                && letter != 0x7f
                && (letter < 0x80 || letter >= 0xa0)
                && letter <= 0xffff
                && letter != 0xfeff
                && letter != 0x2028
                && letter != 0x2029;
    }

    private void block(String text, int indent) {
        String keep = text.endsWith("\n\n") || text.equals("\n") ? "+" : text.endsWith("\n") ? "" : "-";
        boolean indented = text.startsWith(" ") || text.startsWith("\n");
        yaml.append(indented ? "|2" : "|").append(keep).append('\n');
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (String line : body.split("\n", -1)) {
            yaml.append(line.isEmpty() ? "" : " ".repeat(indent + 2))
                    .append(line)
                    .append('\n');
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case 0x85 -> quoted.append("\\N");
                case 0x2028 -> quoted.append("\\L");
                case 0x2029 -> quoted.append("\\P");
                default -> {
                    if (isPrintable(letter)) {
                        quoted.appendCodePoint(letter);
                    } else {
                        String form = letter < 0x100 ? "\\x%02X" : letter <= 0xffff ? "\\u%04X" : "\\U%08X";
                        quoted.append(form.formatted(letter));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}

package io.skep.cli.show;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes rows of values: one value that comes or goes as a whole, or two that are compared. */
final class Rows {
    private Rows() {}

    /** Everything in the entries under one sign; {@code -} adds {@code -> null}. An empty list or map says nothing. */
    static List<Row> whole(String sign, Entries entries) {
        List<Row> rows = new ArrayList<>();
        entries.entries().forEach((key, value) -> {
            if (!Shape.isEmpty(value)) {
                rows.add(whole(sign, ValueText.key(key), value, false));
            }
        });
        return rows;
    }

    /** One value under one sign. */
    static Row whole(String sign, String name, Value value, boolean replaces) {
        String gone = sign.equals("-") && !name.isEmpty() ? " -> null" : "";
        if (Shape.fitsOneLine(value)) {
            return new Row.Leaf(sign, name, Shape.line(value) + gone, replaces);
        }
        return switch (value) {
            case Entries entries -> new Row.Nest(sign, name, "{", whole(sign, entries), "}" + gone, replaces);
            case Value.Text(String text) ->
                new Row.Nest(sign, name, "<<-EOT", LineDiff.same(text), "EOT" + gone, replaces);
            case Value.Items _, Value.Unique _ ->
                new Row.Nest(sign, name, "[", elements(sign, value), "]" + gone, replaces);
            case Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Later _, Value.Secret _, Value.Masked _ ->
                throw new IllegalStateException("a scalar fits on one line");
        };
    }

    /** Two values of one attribute that differ. */
    static Row changed(String name, Value before, Value after, boolean replaces) {
        if (before instanceof Value.Nothing) {
            return whole("+", name, after, replaces);
        }
        if (after instanceof Value.Nothing) {
            return whole("-", name, before, replaces);
        }
        if (before instanceof Entries old && after instanceof Entries young) {
            return new Row.Nest("~", name, "{", changed(old, young), "}", replaces);
        }
        boolean tall = !Shape.fitsOneLine(before) || !Shape.fitsOneLine(after);
        if (tall && Shape.isList(before) && Shape.isList(after)) {
            List<Row> rows = LineDiff.of(Shape.elements(before), Shape.elements(after), Rows::element);
            return new Row.Nest("~", name, "[", rows, "]", replaces);
        }
        if (tall && before instanceof Value.Text(String old) && after instanceof Value.Text(String young)) {
            return new Row.Nest("~", name, "<<-EOT", LineDiff.lines(old, young), "EOT", replaces);
        }
        return new Row.Leaf("~", name, Shape.line(before) + " -> " + Shape.line(after), replaces);
    }

    private static List<Row> changed(Entries before, Entries after) {
        SortedSet<String> keys = new TreeSet<>(before.entries().keySet());
        keys.addAll(after.entries().keySet());
        List<Row> rows = new ArrayList<>();
        int same = 0;
        for (String key : keys) {
            if (Objects.equals(before.get(key), after.get(key))) {
                same++;
            } else {
                rows.add(changed(ValueText.key(key), before.get(key), after.get(key), false));
            }
        }
        if (same > 0) {
            rows.add(new Row.Hidden(same, "attribute"));
        }
        return rows;
    }

    private static List<Row> elements(String sign, Value list) {
        return Shape.elements(list).stream().map(each -> element(sign, each)).toList();
    }

    private static Row element(String sign, Value value) {
        return whole(sign, "", value, false);
    }
}

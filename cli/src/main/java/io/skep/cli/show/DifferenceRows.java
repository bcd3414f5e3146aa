package io.skep.cli.show;

import io.skep.plans.resource.Difference;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers differences by the path they lie on: {@code update.delay} and {@code update.order} under one {@code update}. */
final class DifferenceRows {
    private static final Pattern SEGMENT = Pattern.compile("\\[\"((?:[^\"\\\\]|\\\\.)*)\"]|\\[(\\d+)]|\\.?([^.\\[]+)");

    private final Map<String, DifferenceRows> children = new TreeMap<>();
    private Optional<Difference> difference = Optional.empty();

    private DifferenceRows() {}

    /** The rows of all differences, and how many attributes of {@code after} are not among them. */
    static List<Row> of(List<Difference> differences, Entries after) {
        DifferenceRows root = new DifferenceRows();
        for (Difference each : differences) {
            DifferenceRows node = root;
            for (String segment : segments(each.path())) {
                node = node.children.computeIfAbsent(segment, _ -> new DifferenceRows());
            }
            node.difference = Optional.of(each);
        }
        return root.rows(after);
    }

    private List<Row> rows(Value around) {
        List<Row> rows = new ArrayList<>();
        children.forEach((segment, child) -> rows.add(child.row(segment, around)));
        int hidden = unchanged(around);
        if (hidden > 0) {
            rows.add(new Row.Hidden(hidden, around instanceof Entries ? "attribute" : "element"));
        }
        return rows;
    }

    private Row row(String segment, Value around) {
        String name = Shape.isList(around) ? "" : ValueText.key(segment);
        if (difference.isPresent()) {
            Difference found = difference.get();
            return Rows.changed(name, found.before(), found.after(), found.replaces());
        }
        Value here = inside(around, segment);
        boolean list = Shape.isList(here);
        return new Row.Nest("~", name, list ? "[" : "{", rows(here), list ? "]" : "}", false);
    }

    private int unchanged(Value around) {
        if (around instanceof Entries entries) {
            return (int) entries.entries().entrySet().stream()
                    .filter(entry -> !(entry.getValue() instanceof Value.Nothing))
                    .filter(entry -> !children.containsKey(entry.getKey()))
                    .count();
        }
        List<Value> elements = Shape.elements(around);
        return (int) java.util.stream.IntStream.range(0, elements.size())
                .filter(index -> !children.containsKey(Integer.toString(index)))
                .count();
    }

    private static Value inside(Value around, String segment) {
        if (around instanceof Entries entries) {
            return entries.get(segment);
        }
        List<Value> elements = Shape.elements(around);
        boolean index = !segment.isEmpty() && segment.chars().allMatch(Character::isDigit);
        return index && Integer.parseInt(segment) < elements.size()
                ? elements.get(Integer.parseInt(segment))
                : Value.NOTHING;
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        Matcher matcher = SEGMENT.matcher(path);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                segments.add(matcher.group(1).replace("\\\"", "\"").replace("\\\\", "\\"));
            } else {
                segments.add(matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
            }
        }
        return segments;
    }
}

package io.skep.cli.show;

import java.util.ArrayList;
import java.util.List;

/** Lines whose words stand below each other, with a head. */
final class Columns {
    private static final String BETWEEN = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Columns(String... head) {
        rows.add(List.of(head));
    }

    Columns row(String... words) {
        rows.add(List.of(words));
        return this;
    }

    /** Whether there is nothing below the head. */
    boolean isEmpty() {
        return rows.size() == 1;
    }

    /** Each line without spaces at its end. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String word = row.get(column);
                line.append(word)
                        .append(" ".repeat(width(column) - word.length()))
                        .append(BETWEEN);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}

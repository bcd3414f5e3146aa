package io.skep.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The shortest way from one sequence to another: what stays, what goes, what comes. For lines and for list elements. */
final class LineDiff {
    private LineDiff() {}

    /** The lines of one text, unsigned. */
    static List<Row> same(String text) {
        return text.lines().<Row>map(line -> new Row.Line(" ", line)).toList();
    }

    /** The lines of two texts, each with its sign. */
    static List<Row> lines(String before, String after) {
        return of(before.lines().toList(), after.lines().toList(), Row.Line::new);
    }

    /** Any two sequences; {@code row} gets the sign, a blank for what stays. */
    static <T> List<Row> of(List<T> before, List<T> after, BiFunction<String, T, Row> row) {
        int[][] common = commonLengths(before, after);
        List<Row> rows = new ArrayList<>();
        int old = 0;
        int young = 0;
        while (old < before.size() || young < after.size()) {
            if (old < before.size() && young < after.size() && before.get(old).equals(after.get(young))) {
                rows.add(row.apply(" ", after.get(young)));
                old++;
                young++;
            } else if (old < before.size()
                    && (young == after.size() || common[old + 1][young] >= common[old][young + 1])) {
                rows.add(row.apply("-", before.get(old++)));
            } else {
                rows.add(row.apply("+", after.get(young++)));
            }
        }
        return rows;
    }

    /** For each pair of tails, the length of their longest common subsequence. */
    private static <T> int[][] commonLengths(List<T> before, List<T> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int old = before.size() - 1; old >= 0; old--) {
            for (int young = after.size() - 1; young >= 0; young--) {
                common[old][young] = before.get(old).equals(after.get(young))
                        ? common[old + 1][young + 1] + 1
                        : Math.max(common[old + 1][young], common[old][young + 1]);
            }
        }
        return common;
    }
}

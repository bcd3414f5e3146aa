package io.skep.plans.text;

import java.text.BreakIterator;
import java.util.Locale;

/** The grapheme column of each char of one line, computed once, so that many positions on a long line stay cheap. */
final class GraphemeColumns {
    private final int[] columns;

    private GraphemeColumns(int[] columns) {
        this.columns = columns;
    }

    static GraphemeColumns of(String line) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(line);
        int[] columns = new int[line.length() + 1];
        int column = 1;
        int start = clusters.first();
        for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
            for (int index = start; index < end; index++) {
                columns[index] = column;
            }
            column++;
            start = end;
        }
        columns[line.length()] = column;
        return new GraphemeColumns(columns);
    }

    int column(int inLine) {
        return inLine < columns.length ? columns[inLine] : columns[columns.length - 1] + inLine - columns.length + 1;
    }

    /** The first char of the cluster at a column; the line's length where the line is shorter. */
    int charOf(int column) {
        for (int index = 0; index < columns.length; index++) {
            if (columns[index] >= column) {
                return index;
            }
        }
        return columns.length - 1;
    }
}

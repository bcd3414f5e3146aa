package io.skep.cli.show;

import java.util.List;

/** Lays rows out: signs in a column of their own, names padded so that the {@code =} stand below each other. */
final class RowText {
    private static final int STEP = 4;

    private final Paint paint;
    private final StringBuilder out;

    RowText(Paint paint, StringBuilder out) {
        this.paint = paint;
        this.out = out;
    }

    /** Writes rows whose sign stands in the given column, counted from 0; without signs, the names stand one further. */
    void write(List<Row> rows, int column) {
        int width = rows.stream().mapToInt(RowText::nameWidth).max().orElse(0);
        for (Row row : rows) {
            switch (row) {
                case Row.Leaf(String sign, String name, String text, boolean replaces) ->
                    line(column, sign, named(name, width) + coloured(text) + note(replaces) + comma(name));
                case Row.Line(String sign, String text) -> line(column, sign, text);
                case Row.Hidden(int count, String what) ->
                    line(
                            column,
                            " ",
                            paint.faint("# (" + count + " unchanged " + what + (count == 1 ? "" : "s") + " hidden)"));
                case Row.Nest nest -> {
                    line(column, nest.sign(), named(nest.name(), width) + nest.open() + note(nest.replaces()));
                    write(nest.rows(), column + STEP);
                    line(column, nest.sign().isEmpty() ? "" : " ", nest.close() + comma(nest.name()));
                }
            }
        }
    }

    private void line(int column, String sign, String text) {
        String margin = sign.isEmpty() ? " ".repeat(column + 1) : " ".repeat(column) + paint.sign(sign) + " ";
        out.append((margin + text).stripTrailing()).append('\n');
    }

    private String coloured(String text) {
        return text.replace(" -> ", " " + paint.yellow("->") + " ");
    }

    private String note(boolean replaces) {
        return replaces ? paint.red(" # forces replacement") : "";
    }

    private static String named(String name, int width) {
        return name.isEmpty() ? "" : name + " ".repeat(width - name.length()) + " = ";
    }

    private static String comma(String name) {
        return name.isEmpty() ? "," : "";
    }

    private static int nameWidth(Row row) {
        return switch (row) {
            case Row.Leaf leaf -> leaf.name().length();
            case Row.Nest nest -> nest.name().length();
            case Row.Line _, Row.Hidden _ -> 0;
        };
    }
}

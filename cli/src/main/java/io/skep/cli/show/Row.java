package io.skep.cli.show;

import java.util.List;

/** A line of a change, or a nest of lines, before it is laid out. Signs are {@code + ~ -} or a blank. */
sealed interface Row {

    /** {@code ~ replicas = 3 -> 1}; without a name an element of a list. */
    record Leaf(String sign, String name, String text, boolean replaces) implements Row {}

    /** {@code ~ update = { ... }}; without a name an element of a list. */
    record Nest(String sign, String name, String open, List<Row> rows, String close, boolean replaces) implements Row {
        public Nest {
            rows = List.copyOf(rows);
        }
    }

    /** A line of a text with several lines. */
    record Line(String sign, String text) implements Row {}

    /** How many things beside these stay as they are and are not shown. */
    record Hidden(int count, String what) implements Row {}
}

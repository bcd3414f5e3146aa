package io.skep.cli.graph;

/** A drawing in Graphviz's language DOT, to be given to {@code dot -Tsvg}. */
public final class DotText {
    private DotText() {}

    /** The text, ending with a line feed. */
    public static String of(Drawing drawing) {
        StringBuilder out = new StringBuilder("digraph skep {\n  rankdir = \"LR\";\n  node [shape = rect];\n");
        drawing.boxes()
                .forEach((id, text) -> out.append("  ")
                        .append(quoted(id))
                        .append(text.equals(id) ? "" : " [label = " + quoted(text) + "]")
                        .append(";\n"));
        drawing.arrows()
                .forEach(arrow -> out.append("  ")
                        .append(quoted(arrow.from()))
                        .append(" -> ")
                        .append(quoted(arrow.to()))
                        .append(";\n"));
        return out.append("}\n").toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

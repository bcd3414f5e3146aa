package io.skep.cli.graph;

import java.util.HashMap;
import java.util.Map;

/** A drawing in the language Mermaid, which pages of documentation show as a picture. */
public final class MermaidText {
    private MermaidText() {}

    /** The text, ending with a line feed. */
    public static String of(Drawing drawing) {
        StringBuilder out = new StringBuilder("flowchart LR\n");
        Map<String, String> names = new HashMap<>();
        drawing.boxes().forEach((id, text) -> {
            String name = "n" + names.size();
            names.put(id, name);
            out.append("  ").append(name).append("[\"").append(escaped(text)).append("\"]\n");
        });
        drawing.arrows()
                .forEach(arrow -> out.append("  ")
                        .append(names.get(arrow.from()))
                        .append(" --> ")
                        .append(names.get(arrow.to()))
                        .append('\n'));
        return out.toString();
    }

    private static String escaped(String text) {
        return text.replace("#", "#35;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;");
    }
}

package io.skep.plans.text;

import io.skep.plans.text.Paint.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders diagnostics for a terminal: heading, place, the source line with the place underlined, the values involved, the explanation
 * and the hint. Explanations are broken at the width given; source lines never are.
 */
public final class DiagnosticText {
    private static final int MOST_LINES = 3;

    private final Sources sources;
    private final Paint paint;
    private final int width;

    public DiagnosticText(Sources sources, Paint paint, int width) {
        this.sources = sources;
        this.paint = paint;
        this.width = width;
    }

    /** Without colours, 78 columns wide. */
    public static DiagnosticText plain(Sources sources) {
        return new DiagnosticText(sources, Paint.PLAIN, 78);
    }

    /** All of them, an empty line between two. */
    public String render(Iterable<Diagnostic> diagnostics) {
        List<String> rendered = new ArrayList<>();
        diagnostics.forEach(each -> rendered.add(render(each)));
        return String.join("\n", rendered);
    }

    /** One diagnostic, ending with a line break. */
    public String render(Diagnostic diagnostic) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(diagnostic));
        lines.add("");
        diagnostic.subject().ifPresent(place -> snippet(place, lines));
        for (ShownValue value : diagnostic.values()) {
            lines.add("    " + paint.paint(Part.VALUE, value.expression() + " is " + value.value()));
        }
        if (diagnostic.subject().isPresent() || !diagnostic.values().isEmpty()) {
            lines.add("");
        }
        lines.addAll(wrapped(diagnostic.detail()));
        diagnostic.hint().ifPresent(hint -> wrapped(hint).forEach(line -> lines.add(paint.paint(Part.HINT, line))));
        return String.join("\n", lines) + "\n";
    }

    private String heading(Diagnostic diagnostic) {
        String summary = diagnostic.summary();
        return switch (diagnostic.severity()) {
            case ERROR -> paint.paint(Part.ERROR_HEADING, "Error: " + summary);
            case WARNING -> paint.paint(Part.WARNING_HEADING, "Warning: " + summary);
        };
    }

    private void snippet(Range place, List<String> lines) {
        String context = sources.context(place).map(block -> ", in " + block).orElse("");
        String where = "  on " + place.file() + " line " + place.start().line() + context + ":";
        lines.add(paint.paint(Part.PLACE, where));
        sources.file(place.file()).ifPresent(source -> sourceLines(source, place, lines));
    }

    private void sourceLines(SourceFile source, Range place, List<String> lines) {
        int first = Math.min(place.start().line(), source.lineCount());
        int last = Math.min(place.end().line(), source.lineCount());
        if (last > first && place.end().column() == 1) {
            last--;
        }
        for (int number = first; number <= Math.min(last, first + MOST_LINES - 1); number++) {
            String label = "%4d: ".formatted(number);
            lines.add(paint.paint(Part.LINE_NUMBER, label) + source.line(number));
            lines.add(" ".repeat(label.length()) + underline(source.line(number), number, place));
        }
        if (last >= first + MOST_LINES) {
            lines.add("      ...");
        }
    }

    /** Keeps tabs and takes wide characters for two columns, so that the marks stand under what they mean. */
    private String underline(String line, int number, Range place) {
        int start = number == place.start().line()
                ? charOf(line, place.start().column())
                : line.length() - line.stripLeading().length();
        int end = number == place.end().line() ? charOf(line, place.end().column()) : line.length();
        StringBuilder margin = new StringBuilder();
        for (char each : line.substring(0, start).toCharArray()) {
            margin.append(each == '\t' ? "\t" : TerminalWidth.blanks(each));
        }
        StringBuilder marks = new StringBuilder();
        for (char each : line.substring(start, Math.max(start, end)).toCharArray()) {
            marks.append(TerminalWidth.blanks(each).replace(' ', '^'));
        }
        return margin + paint.paint(Part.UNDERLINE, marks.isEmpty() ? "^" : marks.toString());
    }

    private static int charOf(String line, int column) {
        return GraphemeColumns.of(line).charOf(column);
    }

    private List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}

package io.skep.plans.text.format;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Puts the equals signs, then the comments, of lines that follow each other under each other. */
final class Alignment {
    private Alignment() {}

    static void apply(List<Line> lines) {
        align(lines, Line::assignment, line -> Printed.columns(line.lead()));
        align(lines, Line::comment, line -> Printed.columns(line.lead()) + Printed.columns(line.assignment()));
    }

    private static void align(List<Line> lines, Function<Line, List<Printed>> part, ToIntFunction<Line> columnsBefore) {
        int start = 0;
        for (int index = 0; index <= lines.size(); index++) {
            if (index == lines.size() || part.apply(lines.get(index)).isEmpty()) {
                run(lines.subList(start, index), part, columnsBefore);
                start = index + 1;
            }
        }
    }

    private static void run(List<Line> lines, Function<Line, List<Printed>> part, ToIntFunction<Line> columnsBefore) {
        int widest = lines.stream().mapToInt(columnsBefore).max().orElse(0);
        for (Line line : lines) {
            part.apply(line).getFirst().spaces(widest - columnsBefore.applyAsInt(line) + 1);
        }
    }
}

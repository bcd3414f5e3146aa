package io.skep.cli.show;

import java.util.Arrays;
import java.util.List;

/** Shows two texts that have the same number of lines as a difference that {@code patch} understands. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private final List<String> before;
    private final List<String> after;
    private final Paint paint;
    private final StringBuilder out = new StringBuilder();

    private UnifiedDiff(List<String> before, List<String> after, Paint paint) {
        this.before = before;
        this.after = after;
        this.paint = paint;
    }

    /** What changes from one text to the other; empty where nothing does. */
    public static String of(String name, String before, String after, Paint paint) {
        UnifiedDiff diff = new UnifiedDiff(lines(before), lines(after), paint);
        if (diff.before.size() != diff.after.size()) {
            throw new IllegalArgumentException("only lines may change, not how many there are");
        }
        diff.hunks();
        return diff.out.isEmpty() ? "" : "--- old/" + name + "\n+++ new/" + name + "\n" + diff.out;
    }

    /** The lines with their line breaks. */
    private static List<String> lines(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.asList(text.split("(?<=\n)", -1)).stream()
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private boolean differs(int line) {
        return !before.get(line).equals(after.get(line));
    }

    private void hunks() {
        int line = 0;
        while (line < before.size()) {
            if (differs(line)) {
                int last = lastOfHunk(line);
                hunk(Math.max(0, line - CONTEXT), Math.min(before.size(), last + 1 + CONTEXT));
                line = last;
            }
            line++;
        }
    }

    /** The last changed line that is so near to the one before that their contexts touch. */
    private int lastOfHunk(int first) {
        int last = first;
        for (int line = first + 1; line < before.size() && line <= last + 2 * CONTEXT + 1; line++) {
            if (differs(line)) {
                last = line;
            }
        }
        return last;
    }

    private void hunk(int start, int end) {
        String place = (start + 1) + (end - start == 1 ? "" : "," + (end - start));
        out.append(paint.cyan("@@ -" + place + " +" + place + " @@")).append('\n');
        int line = start;
        while (line < end) {
            int same = line;
            while (same < end && !differs(same)) {
                print(" ", before.get(same++));
            }
            int changed = same;
            while (changed < end && differs(changed)) {
                changed++;
            }
            before.subList(same, changed).forEach(each -> print("-", each));
            after.subList(same, changed).forEach(each -> print("+", each));
            line = changed;
        }
    }

    private void print(String sign, String line) {
        boolean ends = line.endsWith("\n");
        String text = sign + (ends ? line.substring(0, line.length() - 1) : line);
        out.append(
                        switch (sign) {
                            case "+" -> paint.green(text);
                            case "-" -> paint.red(text);
                            default -> text;
                        })
                .append(ends ? "\n" : "\n\\ No newline at end of file\n");
    }
}

package io.skep.plans.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A text the user wrote and the name they know it by. Turns offsets into positions and gives single lines to show. Immutable and safe
 * for any thread. Lines end with LF, CRLF or the end of the text; a leading byte order mark is not part of the text.
 */
public final class SourceFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final String text;
    private final int[] lineStarts;
    private final BitSet wide;
    private final Map<Integer, GraphemeColumns> columnsOfWideLines = new ConcurrentHashMap<>();

    /** Only a hint, right or wrong: any thread may set it. */
    private int lastLine;

    public SourceFile(String name, String text) {
        this.name = name;
        this.text = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        this.wide = new BitSet();
        this.lineStarts = findLines(this.text, wide);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** How many lines there are; an empty text has one. */
    public int lineCount() {
        return lineStarts.length;
    }

    /** The text of a line counted from 1, without its line ending. */
    public String line(int number) {
        int start = lineStarts[number - 1];
        int end = number < lineStarts.length ? lineStarts[number] - 1 : text.length();
        if (end > start && number < lineStarts.length && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(start, end);
    }

    /** The offset of the first char of a line counted from 1. */
    public int lineStart(int number) {
        return lineStarts[number - 1];
    }

    /** The position of an offset in chars, which may be the length of the text. */
    public Position position(int offset) {
        int line = lineOf(offset);
        int inLine = offset - lineStarts[line];
        return new Position(line + 1, column(line, inLine), offset);
    }

    /** Readers go forward, so an offset is mostly on the line asked for last, or on the next. */
    private int lineOf(int offset) {
        int line = lastLine;
        if (!isOn(line, offset)) {
            line++;
            if (line >= lineStarts.length || !isOn(line, offset)) {
                int found = Arrays.binarySearch(lineStarts, offset);
                line = found >= 0 ? found : -found - 2;
            }
            lastLine = line;
        }
        return line;
    }

    private boolean isOn(int line, int offset) {
        return lineStarts[line] <= offset && (line + 1 == lineStarts.length || offset < lineStarts[line + 1]);
    }

    /** The range between two offsets in chars. */
    public Range range(int start, int end) {
        Position first = position(start);
        return new Range(name, first, start == end ? first : position(end));
    }

    private int column(int line, int inLine) {
        if (!wide.get(line)) {
            return inLine + 1;
        }
        return columnsOfWideLines
                .computeIfAbsent(line, key -> GraphemeColumns.of(line(key + 1)))
                .column(inLine);
    }

    /** Where lines start; marks those on which chars and columns may differ. */
    private static int[] findLines(String text, BitSet wide) {
        int[] starts = new int[16 + text.length() / 32];
        int line = 0;
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            if (each == '\n') {
                line++;
                if (line == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * line);
                }
                starts[line] = index + 1;
            } else if (each >= 0x80) {
                wide.set(line);
            }
        }
        return Arrays.copyOf(starts, line + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}

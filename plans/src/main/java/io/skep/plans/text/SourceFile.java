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

    public SourceFile(String name, String text) {
        this.name = name;
        this.text = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        this.lineStarts = findLineStarts(this.text);
        this.wide = findWideLines(this.text);
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
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        int inLine = offset - lineStarts[line];
        return new Position(line + 1, column(line, inLine), offset);
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

    private static int[] findLineStarts(String text) {
        int count = 1 + (int) text.chars().filter(each -> each == '\n').count();
        int[] starts = new int[count];
        int line = 1;
        for (int index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) {
            starts[line++] = index + 1;
        }
        return starts;
    }

    /** The lines on which chars and columns may differ. */
    private static BitSet findWideLines(String text) {
        BitSet wide = new BitSet();
        int line = 0;
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            if (each == '\n') {
                line++;
            } else if (each >= 0x80) {
                wide.set(line);
            }
        }
        return wide;
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.skep.plans.text;

/**
 * One place in a source file, as an editor shows it. Made by {@link SourceFile#position}.
 *
 * @param line counted from 1
 * @param column counted from 1 in grapheme clusters (what a reader sees as one character); a tab is one
 * @param offset counted from 0 in {@code char}s of {@link SourceFile#text}, so that {@code text.substring} works with it
 */
public record Position(int line, int column, int offset) implements Comparable<Position> {
    /** The first place of any file. */
    public static final Position START = new Position(1, 1, 0);

    /** Positions are ordered by offset; comparing positions of different files means nothing. */
    @Override
    public int compareTo(Position other) {
        return Integer.compare(offset, other.offset);
    }
}

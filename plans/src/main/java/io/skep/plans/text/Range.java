package io.skep.plans.text;

/**
 * A stretch of one source file, from {@code start} (included) to {@code end} (excluded). An empty range marks the place between two
 * characters, for instance the end of the file.
 *
 * @param file the {@link SourceFile#name} as the user knows it
 */
public record Range(String file, Position start, Position end) {
    /** The smallest range holding both this one and the other, which must be of the same file. */
    public Range to(Range other) {
        Position first = start.compareTo(other.start) <= 0 ? start : other.start;
        Position last = end.compareTo(other.end) >= 0 ? end : other.end;
        return new Range(file, first, last);
    }

    /** The empty range just before this one. */
    public Range atStart() {
        return new Range(file, start, start);
    }

    /** The empty range just after this one. */
    public Range atEnd() {
        return new Range(file, end, end);
    }

    /** True where the other range lies wholly within this one, in the same file. */
    public boolean contains(Range other) {
        return file.equals(other.file) && start.compareTo(other.start) <= 0 && end.compareTo(other.end) >= 0;
    }

    /** {@code file:line:column} of the start, the form editors and terminals make clickable. */
    @Override
    public String toString() {
        return file + ":" + start.line() + ":" + start.column();
    }
}

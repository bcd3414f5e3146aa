package io.skep.plans.text.hcl;

import org.jspecify.annotations.Nullable;

/** Reads a heredoc's text line by line up to the line that holds only its marker, or a bare template up to the end of the text. */
final class HeredocMode implements Lexer.Mode {
    private final @Nullable String marker;
    private final int opened;
    private final int openedEnd;

    private HeredocMode(@Nullable String marker, int opened, int openedEnd) {
        this.marker = marker;
        this.opened = opened;
        this.openedEnd = openedEnd;
    }

    static HeredocMode bare() {
        return new HeredocMode(null, 0, 0);
    }

    /** Enters a heredoc if {@code <<}, a marker and a line break come next. */
    static boolean open(Lexer lexer) {
        String text = lexer.text();
        int nameStart = lexer.at() + (lexer.charAt(2) == '-' ? 3 : 2);
        if (nameStart >= text.length() || !Names.startsAt(text, nameStart)) {
            return false;
        }
        int nameEnd = Names.endFrom(text, nameStart);
        int lineEnd =
                text.startsWith("\r\n", nameEnd) ? nameEnd + 2 : text.startsWith("\n", nameEnd) ? nameEnd + 1 : -1;
        if (lineEnd < 0) {
            return false;
        }
        Lexer.Mode mode = new HeredocMode(text.substring(nameStart, nameEnd), lexer.at(), nameEnd);
        lexer.emit(TokenKind.HEREDOC_OPEN, lineEnd);
        lexer.enter(mode);
        return true;
    }

    @Override
    public void step(Lexer lexer) {
        String text = lexer.text();
        int start = lexer.at();
        if (marker != null && text.charAt(start - 1) == '\n' && isMarkerLine(text, start)) {
            lexer.emit(TokenKind.HEREDOC_CLOSE, text.indexOf(marker, start) + marker.length());
            lexer.leave();
            return;
        }
        int end = start;
        while (end < text.length() && !opensSequence(text, end)) {
            end += Escapes.lengthAt(text, end, false);
            if (text.charAt(end - 1) == '\n') {
                break;
            }
        }
        if (end > start) {
            lexer.emit(TokenKind.TEXT, end);
        } else {
            lexer.openSequence();
        }
    }

    private static boolean opensSequence(String text, int at) {
        char first = text.charAt(at);
        return (first == '$' || first == '%') && text.startsWith("{", at + 1);
    }

    private boolean isMarkerLine(String text, int start) {
        return afterMarker(text, start) == Remainder.NOTHING;
    }

    private enum Remainder {
        NO_MARKER,
        NOTHING,
        SOMETHING
    }

    private Remainder afterMarker(String text, int start) {
        int first = start;
        while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
            first++;
        }
        if (marker == null || !text.startsWith(marker, first)) {
            return Remainder.NO_MARKER;
        }
        int last = first + marker.length();
        while (last < text.length()
                && (text.charAt(last) == ' ' || text.charAt(last) == '\t' || text.charAt(last) == '\r')) {
            last++;
        }
        return last == text.length() || text.charAt(last) == '\n' ? Remainder.NOTHING : Remainder.SOMETHING;
    }

    @Override
    public void reportUnclosed(Lexer lexer) {
        int suspect = lineWithMarkerAndMore(lexer.text());
        String more = suspect < 0
                ? ""
                : " Line " + lexer.reporter().range(suspect, suspect).start().line()
                        + " begins with it, but more follows there: nothing may, not even a comma or a bracket.";
        lexer.reporter()
                .swallowed(
                        "Unclosed heredoc",
                        "There is no line with just \"" + marker + "\" to end this text before the end of the file."
                                + more,
                        opened,
                        openedEnd);
    }

    private int lineWithMarkerAndMore(String text) {
        for (int line = openedEnd; line >= 0 && line < text.length(); ) {
            int start = line + 1;
            if (afterMarker(text, start) == Remainder.SOMETHING) {
                return start;
            }
            line = text.indexOf('\n', start);
        }
        return -1;
    }

    @Override
    public TokenKind closing() {
        return TokenKind.HEREDOC_CLOSE;
    }

    @Override
    public int opened() {
        return opened;
    }
}

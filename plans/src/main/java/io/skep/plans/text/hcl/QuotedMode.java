package io.skep.plans.text.hcl;

/** Reads the inside of a quoted string, which ends at its line's end whatever happens. */
final class QuotedMode implements Lexer.Mode {
    private static final String UNCLOSED =
            "There is no closing quote (\") before the end of the line. A quoted string stands on one line:"
                    + " write \"\\n\" for a line break in it, or use a heredoc (<<EOT) for text of several lines.";

    private final int opened;

    private QuotedMode(int opened) {
        this.opened = opened;
    }

    static void open(Lexer lexer) {
        Lexer.Mode mode = new QuotedMode(lexer.at());
        lexer.emit(TokenKind.QUOTE_OPEN, lexer.at() + 1);
        lexer.enter(mode);
    }

    @Override
    public void step(Lexer lexer) {
        String text = lexer.text();
        int end = lexer.at();
        while (end < text.length() && !stops(text, end)) {
            end += Escapes.lengthAt(text, end, true);
        }
        if (end > lexer.at()) {
            lexer.emit(TokenKind.TEXT, Math.min(end, text.length()));
            return;
        }
        switch (text.charAt(end)) {
            case '"' -> {
                lexer.emit(TokenKind.QUOTE_CLOSE, end + 1);
                lexer.leave();
            }
            case '\r', '\n' -> brokenLine(lexer);
            default -> lexer.openSequence();
        }
    }

    private static boolean stops(String text, int at) {
        return switch (text.charAt(at)) {
            case '"', '\n' -> true;
            case '\r' -> text.startsWith("\n", at + 1);
            case '$', '%' -> text.startsWith("{", at + 1);
            default -> false;
        };
    }

    private void brokenLine(Lexer lexer) {
        lexer.cutShort(report(lexer));
    }

    /**
     * The line ends inside this string. If an interpolation of an outer string was opened on the same line, its missing brace has turned
     * strings inside out, and that is the thing to tell. Gives the outermost string that ends here.
     */
    private Lexer.Mode report(Lexer lexer) {
        Lexer.Mode outermost = this;
        Lexer.Mode sequence = this;
        Lexer.Mode above = this;
        int lineStart = lexer.text().lastIndexOf('\n', lexer.at() - 1) + 1;
        for (Lexer.Mode mode : lexer.modes()) {
            if (mode.opened() < lineStart) {
                break;
            }
            if (mode instanceof QuotedMode && !mode.equals(this)) {
                outermost = mode;
                sequence = above;
            }
            above = mode;
        }
        if (outermost.equals(this)) {
            lexer.reporter().lexical("Unclosed string", UNCLOSED, opened, lexer.at());
        } else {
            lexer.reporter()
                    .lexical(
                            "Unclosed template sequence",
                            "There is no closing brace \"}\" for this \"${\" or \"%{\" before the end of the line.",
                            sequence.opened(),
                            sequence.opened() + 2);
        }
        return outermost;
    }

    @Override
    public void reportUnclosed(Lexer lexer) {
        report(lexer);
    }

    @Override
    public TokenKind closing() {
        return TokenKind.QUOTE_CLOSE;
    }

    @Override
    public int opened() {
        return opened;
    }
}

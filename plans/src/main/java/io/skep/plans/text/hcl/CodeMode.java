package io.skep.plans.text.hcl;

/** Reads code: the whole of a file, or what stands between <code>${</code> and its closing brace. */
final class CodeMode implements Lexer.Mode {
    private final boolean inTemplate;
    private final int opened;
    private int braces;

    private CodeMode(boolean inTemplate, int opened) {
        this.inTemplate = inTemplate;
        this.opened = opened;
    }

    static CodeMode ofFile() {
        return new CodeMode(false, 0);
    }

    static CodeMode ofSequence(int opened) {
        return new CodeMode(true, opened);
    }

    @Override
    public void step(Lexer lexer) {
        char next = lexer.charAt(0);
        switch (next) {
            case ' ', '\t' -> lexer.skip(1);
            case '\n' -> lexer.emit(TokenKind.NEWLINE, lexer.at() + 1);
            case '\r' -> carriageReturn(lexer);
            case '#' -> Comments.line(lexer);
            case '/' -> slash(lexer);
            case '"' -> QuotedMode.open(lexer);
            case '{' -> {
                braces++;
                single(lexer, TokenKind.BRACE_OPEN);
            }
            case '}' -> closeBrace(lexer);
            default -> other(lexer, next);
        }
    }

    private void closeBrace(Lexer lexer) {
        if (inTemplate && braces == 0) {
            single(lexer, TokenKind.SEQUENCE_CLOSE);
            lexer.leave();
            return;
        }
        braces = Math.max(0, braces - 1);
        single(lexer, TokenKind.BRACE_CLOSE);
    }

    private void other(Lexer lexer, char next) {
        if (inTemplate && braces == 0 && lexer.looksAt("~}")) {
            lexer.emit(TokenKind.SEQUENCE_CLOSE, lexer.at() + 2);
            lexer.leave();
        } else if (Names.startsAt(lexer.text(), lexer.at())) {
            lexer.emit(TokenKind.NAME, Names.endFrom(lexer.text(), lexer.at()));
        } else if (next >= '0' && next <= '9') {
            Numbers.scan(lexer);
        } else if (lexer.looksAt("<<") && HeredocMode.open(lexer)) {
            return;
        } else {
            Symbols.scan(lexer);
        }
    }

    private static void slash(Lexer lexer) {
        if (lexer.charAt(1) == '/') {
            Comments.line(lexer);
        } else if (lexer.charAt(1) == '*') {
            Comments.block(lexer);
        } else {
            single(lexer, TokenKind.OPERATOR);
        }
    }

    private static void carriageReturn(Lexer lexer) {
        if (lexer.charAt(1) == '\n') {
            lexer.emit(TokenKind.NEWLINE, lexer.at() + 2);
        } else {
            Symbols.scan(lexer);
        }
    }

    private static void single(Lexer lexer, TokenKind kind) {
        lexer.emit(kind, lexer.at() + 1);
    }

    @Override
    public void reportUnclosed(Lexer lexer) {
        lexer.reporter()
                .swallowed(
                        "Unclosed template sequence",
                        "There is no closing brace \"}\" for this \""
                                + lexer.text().substring(opened, opened + 2)
                                + "\". To get these characters as they are, write \""
                                + lexer.text().charAt(opened) + lexer.text().substring(opened, opened + 2) + "\".",
                        opened,
                        opened + 2);
    }

    @Override
    public TokenKind closing() {
        return TokenKind.SEQUENCE_CLOSE;
    }

    @Override
    public int opened() {
        return opened;
    }
}

package io.skep.plans.text.hcl;

/** Skips comments. The line break after a line comment is left, since it ends the attribute before it. */
final class Comments {
    private Comments() {}

    static void line(Lexer lexer) {
        int end = lexer.text().indexOf('\n', lexer.at());
        if (end < 0) {
            end = lexer.text().length();
        } else if (lexer.text().charAt(end - 1) == '\r') {
            end--;
        }
        lexer.skip(end - lexer.at());
    }

    static void block(Lexer lexer) {
        int start = lexer.at();
        int close = lexer.text().indexOf("*/", start + 2);
        if (close < 0) {
            lexer.reporter()
                    .swallowed(
                            "Unclosed comment",
                            "There is no closing \"*/\" for this comment before the end of the file.",
                            start,
                            start + 2);
            lexer.skip(lexer.text().length() - start);
            return;
        }
        lexer.skip(close + 2 - start);
    }
}

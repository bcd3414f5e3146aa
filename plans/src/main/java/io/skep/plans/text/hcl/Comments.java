package io.skep.plans.text.hcl;

import java.util.ArrayList;
import java.util.List;

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

    /** The tokens of a text with those of the comments that the lexer passed over. */
    static List<Token> amid(String text, List<Token> tokens) {
        List<Token> all = new ArrayList<>(tokens.size());
        int at = 0;
        for (Token token : tokens) {
            while (at < token.start()) {
                boolean comment = text.charAt(at) == '#' || text.charAt(at) == '/';
                int end = comment ? end(text, at, token.start()) : at + 1;
                if (comment) {
                    all.add(new Token(TokenKind.COMMENT, at, end));
                }
                at = end;
            }
            all.add(token);
            at = token.end();
        }
        return all;
    }

    private static int end(String text, int start, int limit) {
        int close = text.startsWith("/*", start) ? text.indexOf("*/", start + 2) : -1;
        return close < 0 ? limit : Math.min(close + 2, limit);
    }
}

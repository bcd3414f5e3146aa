package io.skep.plans.text.hcl;

import java.util.List;

/** The tokens and the place the parser has reached. Where line breaks mean nothing (inside parentheses and brackets) they are passed over. */
final class Tokens {
    private final String text;
    private final Token[] tokens;
    private int next;
    private boolean heedsNewlines;

    Tokens(String text, List<Token> tokens, boolean heedsNewlines) {
        this.text = text;
        this.tokens = tokens.toArray(Token[]::new);
        this.heedsNewlines = heedsNewlines;
    }

    /** Sets whether line breaks are seen and gives what it was before. */
    boolean heedNewlines(boolean heeds) {
        boolean before = heedsNewlines;
        heedsNewlines = heeds;
        return before;
    }

    Token peek() {
        return tokens[skipNewlines(next)];
    }

    /** The token after {@link #peek}. */
    Token second() {
        int first = skipNewlines(next);
        return tokens[skipNewlines(Math.min(first + 1, tokens.length - 1))];
    }

    /** The token after {@link #second}, where line breaks are heeded. */
    Token third() {
        return tokens[Math.min(next + 2, tokens.length - 1)];
    }

    Token read() {
        int index = skipNewlines(next);
        next = Math.min(index + 1, tokens.length - 1);
        return tokens[index];
    }

    /** The token last read. */
    Token last() {
        return tokens[Math.max(0, next - 1)];
    }

    private int skipNewlines(int from) {
        if (heedsNewlines) {
            return from;
        }
        int index = from;
        while (tokens[index].kind() == TokenKind.NEWLINE) {
            index++;
        }
        return index;
    }

    boolean at(TokenKind kind) {
        return peek().kind() == kind;
    }

    /** True where the next token is this name or this operator. */
    boolean at(String written) {
        return is(peek(), written);
    }

    boolean is(Token token, String written) {
        boolean comparable = token.kind() == TokenKind.NAME || token.kind() == TokenKind.OPERATOR;
        return comparable && token.end() - token.start() == written.length() && text.startsWith(written, token.start());
    }

    String written(Token token) {
        return text.substring(token.start(), token.end());
    }

    String fullText() {
        return text;
    }

    int index() {
        return next;
    }

    Token get(int index) {
        return tokens[index];
    }

    int size() {
        return tokens.length;
    }

    void jumpTo(int index) {
        next = Math.min(index, tokens.length - 1);
    }

    /** How a message names a token: in quotes as written, or in words. */
    String describe(Token token) {
        return switch (token.kind()) {
            case NEWLINE -> "the end of the line";
            case END -> "the end of the file";
            case QUOTE_OPEN -> "a quoted string";
            case HEREDOC_OPEN -> "a heredoc";
            case QUOTE_CLOSE -> "the end of the string";
            case HEREDOC_CLOSE -> "the end of the heredoc";
            case TEXT -> "text";
            case NAME -> "the name \"" + written(token) + "\"";
            case NUMBER -> "the number " + written(token);
            default -> "\"" + written(token) + "\"";
        };
    }
}

package io.skep.plans.text.hcl;

/** What the lexer tells apart. */
public enum TokenKind {
    NAME,
    NUMBER,
    QUOTE_OPEN,
    QUOTE_CLOSE,
    HEREDOC_OPEN,
    HEREDOC_CLOSE,
    /** Raw text of a template, escapes not resolved; in heredocs and bare templates one token for each line. */
    TEXT,
    /** <code>${</code> or <code>${~</code>. */
    INTERPOLATION_OPEN,
    /** <code>%{</code> or <code>%{~</code>. */
    DIRECTIVE_OPEN,
    /** The <code>}</code> or <code>~}</code> that ends either. */
    SEQUENCE_CLOSE,
    NEWLINE,
    END,
    BRACE_OPEN,
    BRACE_CLOSE,
    BRACKET_OPEN,
    BRACKET_CLOSE,
    PARENTHESIS_OPEN,
    PARENTHESIS_CLOSE,
    DOT,
    COMMA,
    COLON,
    DOUBLE_COLON,
    QUESTION,
    ASSIGN,
    ARROW,
    ELLIPSIS,
    OPERATOR,
    /** One comment, without the line break after it; only where comments are asked for, see {@link Parsing#tokens}. */
    COMMENT,
    /** Characters that mean nothing; the lexer has reported them. */
    INVALID;

    /** True for what another token must close. */
    public boolean opens() {
        return switch (this) {
            case BRACE_OPEN,
                    BRACKET_OPEN,
                    PARENTHESIS_OPEN,
                    QUOTE_OPEN,
                    HEREDOC_OPEN,
                    INTERPOLATION_OPEN,
                    DIRECTIVE_OPEN -> true;
            default -> false;
        };
    }

    /** True for what closes such a token. */
    public boolean closes() {
        return switch (this) {
            case BRACE_CLOSE, BRACKET_CLOSE, PARENTHESIS_CLOSE, QUOTE_CLOSE, HEREDOC_CLOSE, SEQUENCE_CLOSE -> true;
            default -> false;
        };
    }
}

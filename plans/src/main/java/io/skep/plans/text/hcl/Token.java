package io.skep.plans.text.hcl;

/** A piece of a text, from {@code start} (included) to {@code end} (excluded), in chars. Between two tokens stands only white space or a comment. */
public record Token(TokenKind kind, int start, int end) {}

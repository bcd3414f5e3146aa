package io.skep.plans.text.hcl;

/** A piece of a fragment, from {@code start} (included) to {@code end} (excluded), in chars. */
record Token(TokenKind kind, int start, int end) {}

package io.skep.plans.text.data;

import org.jspecify.annotations.Nullable;

/**
 * Walks over a scalar as written and as read side by side, to tell for each char of the value where it comes from: line
 * breaks and indents may have been folded, and escapes resolved.
 */
final class YamlAlignment {
    private final String source;
    private final int end;
    private final char quote;
    private int at;

    private YamlAlignment(String source, int start, int end, char quote) {
        this.source = source;
        this.at = start;
        this.end = end;
        this.quote = quote;
    }

    /**
     * The offset in the source of each char of the value and of its end; null where the two do not fit together.
     *
     * @param quote the quote around the scalar, or NUL
     */
    static int @Nullable [] offsets(String value, String source, int start, int end, char quote) {
        return new YamlAlignment(source, start, end, quote).offsets(value);
    }

    private int @Nullable [] offsets(String value) {
        int[] offsets = new int[value.length() + 1];
        for (int index = 0; index < value.length(); index++) {
            char letter = value.charAt(index);
            skipContinuations();
            boolean escape = quote == '"' && at < end && source.charAt(at) == '\\';
            if (escape) {
                offsets[index] = at;
                at = Math.min(end, at + escapeLength());
                if (Character.isHighSurrogate(letter) && index + 1 < value.length()) {
                    index++;
                    offsets[index] = offsets[index - 1];
                }
            } else if (isSpace(letter)) {
                offsets[index] = at;
                boolean last = index + 1 == value.length() || !isSpace(value.charAt(index + 1));
                at += at < end && isSpace(source.charAt(at)) ? 1 : 0;
                if (last) {
                    skipSpace();
                }
            } else {
                skipSpace();
                if (at >= end || source.charAt(at) != letter) {
                    return null;
                }
                offsets[index] = at;
                at += quote == '\'' && letter == '\'' ? 2 : 1;
            }
        }
        offsets[value.length()] = Math.min(at, end);
        return offsets;
    }

    /** A backslash at the end of a line joins it with the next and stands for nothing. */
    private void skipContinuations() {
        while (quote == '"' && (source.startsWith("\\\n", at) || source.startsWith("\\\r\n", at))) {
            at++;
            skipSpace();
        }
    }

    private void skipSpace() {
        while (at < end && isSpace(source.charAt(at))) {
            at++;
        }
    }

    private int escapeLength() {
        char kind = at + 1 < end ? source.charAt(at + 1) : ' ';
        return switch (kind) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }

    private static boolean isSpace(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    }
}

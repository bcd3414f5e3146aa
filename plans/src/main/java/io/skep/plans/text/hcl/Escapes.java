package io.skep.plans.text.hcl;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The escapes of template text: <code>$${</code> and <code>%%{</code> everywhere, backslashes in quoted strings. */
final class Escapes {
    private final Reporter reporter;

    Escapes(Reporter reporter) {
        this.reporter = reporter;
    }

    /** How many chars belong together at this place, so that what ends a text is not looked for inside an escape. */
    static int lengthAt(String text, int at, boolean quoted) {
        char first = text.charAt(at);
        if ((first == '$' || first == '%')
                && at + 2 < text.length()
                && text.charAt(at + 1) == first
                && text.charAt(at + 2) == '{') {
            return 3;
        }
        boolean escapes = quoted && first == '\\' && at + 1 < text.length();
        return escapes && text.charAt(at + 1) != '\n' && text.charAt(at + 1) != '\r' ? 2 : 1;
    }

    /** The text of a TEXT token with its escapes resolved; what cannot be is reported and left out. */
    String resolve(String text, Token token, boolean quoted) {
        StringBuilder resolved = new StringBuilder(token.end() - token.start());
        int at = token.start();
        while (at < token.end()) {
            int length = lengthAt(text, at, quoted);
            if (length == 3) {
                resolved.append(text, at + 1, at + 3);
            } else if (quoted && text.charAt(at) == '\\') {
                length = backslash(text, at, token.end(), resolved);
            } else {
                resolved.append(text.charAt(at));
            }
            at += length;
        }
        return resolved.toString();
    }

    private int backslash(String text, int at, int end, StringBuilder resolved) {
        char letter = at + 1 < end ? text.charAt(at + 1) : '\0';
        if (letter == 'u' || letter == 'U') {
            return unicode(text, at, end, letter == 'u' ? 4 : 8, resolved);
        }
        String plain = plain(letter);
        if (plain == null) {
            reporter.error(
                    "Invalid escape sequence",
                    "After a backslash only n, r, t, \\, \", u and four or U and eight hexadecimal digits may stand."
                            + " For a backslash itself write \"\\\\\".",
                    reporter.range(at, Math.min(at + 2, end)));
            return Math.min(2, end - at);
        }
        resolved.append(plain);
        return 2;
    }

    private static @Nullable String plain(char letter) {
        return switch (letter) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"' -> "\"";
            case '\\' -> "\\";
            default -> null;
        };
    }

    private int unicode(String text, int at, int end, int digits, StringBuilder resolved) {
        int last = at + 2;
        while (last < end && last < at + 2 + digits && HexFormat.isHexDigit(text.charAt(last))) {
            last++;
        }
        boolean complete = last == at + 2 + digits;
        long codePoint = complete ? Long.parseLong(text.substring(at + 2, last), 16) : -1;
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (!complete || codePoint > Character.MAX_CODE_POINT || surrogate) {
            reporter.error(
                    "Invalid escape sequence",
                    complete
                            ? "There is no character with this number; the last one is U+10FFFF, and surrogates are none."
                            : "\"\\" + text.charAt(at + 1) + "\" must be followed by " + digits
                                    + " hexadecimal digits.",
                    reporter.range(at, last));
        } else {
            resolved.appendCodePoint((int) codePoint);
        }
        return last - at;
    }
}

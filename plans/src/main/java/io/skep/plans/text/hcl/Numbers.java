package io.skep.plans.text.hcl;

/** Reads {@code 12}, {@code 1.5} and {@code 2e-3}; a sign is an operator. */
final class Numbers {
    /** Far more than anything means; keeps hostile input from asking for endless arithmetic. */
    private static final int LONGEST = 1000;

    private static final int LARGEST_EXPONENT = 1000;

    private Numbers() {}

    static void scan(Lexer lexer) {
        String text = lexer.text();
        int start = lexer.at();
        int end = digits(text, start);
        int exponentAt = -1;
        if (charAt(text, end) == '.' && isDigit(charAt(text, end + 1))) {
            end = digits(text, end + 1);
        }
        if (charAt(text, end) == 'e' || charAt(text, end) == 'E') {
            int sign = charAt(text, end + 1) == '+' || charAt(text, end + 1) == '-' ? 1 : 0;
            if (isDigit(charAt(text, end + 1 + sign))) {
                exponentAt = end + 1;
                end = digits(text, end + 1 + sign);
            }
        }
        check(lexer, start, exponentAt, end);
    }

    private static void check(Lexer lexer, int start, int exponentAt, int end) {
        String text = lexer.text();
        int tail = end < text.length() ? Names.endFrom(text, end) : end;
        if (tail > end && text.charAt(end) != '-') {
            lexer.reporter()
                    .lexical(
                            "Invalid number",
                            "A number is written in decimal digits, with \".\" before a fraction and \"e\" before an exponent;"
                                    + " names and units cannot follow it directly. Write a value with a unit in quotes.",
                            start,
                            tail);
            lexer.emit(TokenKind.INVALID, tail);
        } else if (end - start > LONGEST || (exponentAt >= 0 && tooLarge(text.substring(exponentAt, end)))) {
            lexer.reporter()
                    .lexical(
                            "Number out of range",
                            "Numbers may have up to " + LONGEST + " digits and exponents up to " + LARGEST_EXPONENT
                                    + ".",
                            start,
                            end);
            lexer.emit(TokenKind.INVALID, end);
        } else {
            lexer.emit(TokenKind.NUMBER, end);
        }
    }

    private static boolean tooLarge(String exponent) {
        return exponent.length() > 5 || Math.abs(Integer.parseInt(exponent)) > LARGEST_EXPONENT;
    }

    private static int digits(String text, int start) {
        int end = start;
        while (isDigit(charAt(text, end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    private static char charAt(String text, int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }
}

package io.skep.plans.text.hcl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads operators and marks, and explains the characters that are none. */
final class Symbols {
    /** Longer ones first. */
    private static final Map<String, TokenKind> SYMBOLS = symbols();

    private static final Map<Integer, String> ADVICE = Map.of(
            (int) '\'',
            "Single quotes are not used. Write strings in double quotes (\").",
            (int) '`',
            "Backquotes are not used. Write strings in double quotes (\"), or as a heredoc (<<EOT) when they are long.",
            (int) ';',
            "Semicolons are not used. Write each attribute on a line of its own.",
            (int) '&',
            "A single \"&\" is no operator. For a logical \"and\" write \"&&\".",
            (int) '|',
            "A single \"|\" is no operator. For a logical \"or\" write \"||\".",
            (int) '^',
            "There is no operator \"^\". To raise to a power call pow(base, exponent).",
            (int) '$',
            "Outside a string a reference is written without \"${\" and \"}\", just as it is: var.name.",
            (int) '\r',
            "A carriage return without a line feed ends no line. Save the file with LF or CRLF line endings.",
            0xFEFF,
            "A byte order mark may only stand at the very start of a file.",
            0xA0,
            "This is a non-breaking space, which looks like a space but is not one. Type a space instead.");

    private Symbols() {}

    static void scan(Lexer lexer) {
        TokenKind mark = mark(lexer);
        if (mark != null) {
            lexer.emit(mark, lexer.at() + 1);
            return;
        }
        for (Map.Entry<String, TokenKind> symbol : SYMBOLS.entrySet()) {
            if (lexer.looksAt(symbol.getKey())) {
                lexer.emit(symbol.getValue(), lexer.at() + symbol.getKey().length());
                return;
            }
        }
        invalid(lexer);
    }

    /** What stands there where one char tells, which is nearly always. */
    private static @Nullable TokenKind mark(Lexer lexer) {
        char next = lexer.charAt(1);
        return switch (lexer.charAt(0)) {
            case ',' -> TokenKind.COMMA;
            case '(' -> TokenKind.PARENTHESIS_OPEN;
            case ')' -> TokenKind.PARENTHESIS_CLOSE;
            case '[' -> TokenKind.BRACKET_OPEN;
            case ']' -> TokenKind.BRACKET_CLOSE;
            case '=' -> next == '=' || next == '>' ? null : TokenKind.ASSIGN;
            case '.' -> next == '.' ? null : TokenKind.DOT;
            default -> null;
        };
    }

    private static void invalid(Lexer lexer) {
        int start = lexer.at();
        int codePoint = lexer.text().codePointAt(start);
        int end = codePoint == '\'' || codePoint == '`' || isCurlyQuote(codePoint)
                ? endOfQuoted(lexer.text(), start)
                : start + Character.charCount(codePoint);
        lexer.reporter().lexical("Invalid character", advice(codePoint), start, end);
        lexer.emit(TokenKind.INVALID, end);
    }

    private static String advice(int codePoint) {
        String known = ADVICE.get(codePoint);
        if (known != null) {
            return known;
        }
        if (isCurlyQuote(codePoint)) {
            return "Curly quotes are not used. Write strings in straight double quotes (\").";
        }
        String shown = Character.isISOControl(codePoint)
                ? "This control character"
                : "\"" + Character.toString(codePoint) + "\"";
        return shown + " (U+%04X) has no meaning here.".formatted(codePoint);
    }

    private static boolean isCurlyQuote(int codePoint) {
        return codePoint >= 0x2018 && codePoint <= 0x201F;
    }

    /** Takes 'a string like this' in one piece, so that it is reported once. */
    private static int endOfQuoted(String text, int start) {
        for (int index = start + 1; index < text.length() && text.charAt(index) != '\n'; index++) {
            boolean closes = isCurlyQuote(text.charAt(start))
                    ? isCurlyQuote(text.charAt(index))
                    : text.charAt(index) == text.charAt(start);
            if (closes) {
                return index + 1;
            }
        }
        return start + 1;
    }

    private static Map<String, TokenKind> symbols() {
        Map<String, TokenKind> symbols = new LinkedHashMap<>();
        symbols.put("...", TokenKind.ELLIPSIS);
        symbols.put("=>", TokenKind.ARROW);
        symbols.put("::", TokenKind.DOUBLE_COLON);
        for (String operator : new String[] {"==", "!=", ">=", "<=", "&&", "||"}) {
            symbols.put(operator, TokenKind.OPERATOR);
        }
        symbols.put("=", TokenKind.ASSIGN);
        symbols.put(",", TokenKind.COMMA);
        symbols.put("(", TokenKind.PARENTHESIS_OPEN);
        symbols.put(")", TokenKind.PARENTHESIS_CLOSE);
        symbols.put("[", TokenKind.BRACKET_OPEN);
        symbols.put("]", TokenKind.BRACKET_CLOSE);
        symbols.put("?", TokenKind.QUESTION);
        symbols.put(":", TokenKind.COLON);
        symbols.put(".", TokenKind.DOT);
        for (String operator : new String[] {">", "<", "+", "-", "*", "/", "%", "!"}) {
            symbols.put(operator, TokenKind.OPERATOR);
        }
        return symbols;
    }
}

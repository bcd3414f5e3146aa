package io.skep.plans.text.hcl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a fragment into tokens. What a character means depends on where it stands, so a stack of modes does the work: each step of the
 * mode on top takes at least one character or ends that mode. Time is linear in the size of the text.
 */
final class Lexer {
    /** One way to read characters. */
    interface Mode {
        void step(Lexer lexer);

        /** Called on the topmost mode when the text ends inside it. */
        void reportUnclosed(Lexer lexer);

        /** The token that must be made up where this mode is cut short. */
        TokenKind closing();

        /** Where the mode was entered. */
        int opened();
    }

    private final String text;
    private final Reporter reporter;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Mode> modes = new ArrayDeque<>();
    private int at;

    private Lexer(String text, Reporter reporter) {
        this.text = text;
        this.reporter = reporter;
    }

    /** The tokens of code: a file or an expression. */
    static List<Token> code(String text, Reporter reporter) {
        Lexer lexer = new Lexer(text, reporter);
        return lexer.run(CodeMode.ofFile());
    }

    /** The tokens of a bare template: all text up to the first <code>${</code> or <code>%{</code> is itself. */
    static List<Token> template(String text, Reporter reporter) {
        Lexer lexer = new Lexer(text, reporter);
        return lexer.run(HeredocMode.bare());
    }

    private List<Token> run(Mode first) {
        modes.push(first);
        while (at < text.length()) {
            modes.getFirst().step(this);
        }
        if (modes.size() > 1) {
            modes.getFirst().reportUnclosed(this);
        }
        while (modes.size() > 1) {
            emit(modes.pop().closing(), at);
        }
        emit(TokenKind.END, at);
        return tokens;
    }

    String text() {
        return text;
    }

    int at() {
        return at;
    }

    Reporter reporter() {
        return reporter;
    }

    Iterable<Mode> modes() {
        return modes;
    }

    void enter(Mode mode) {
        modes.push(mode);
    }

    void leave() {
        modes.pop();
    }

    /** Leaves the modes above and including this one, making up their closing tokens. */
    void cutShort(Mode last) {
        Mode mode;
        do {
            mode = modes.pop();
            emit(mode.closing(), at);
        } while (!mode.equals(last));
    }

    boolean looksAt(String expected) {
        return text.startsWith(expected, at);
    }

    /** The char so many places ahead, or NUL behind the end. */
    char charAt(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    void skip(int count) {
        at += count;
    }

    /** A token from here to {@code end}; reading goes on there. */
    void emit(TokenKind kind, int end) {
        tokens.add(new Token(kind, at, end));
        at = end;
    }

    /** Enters the code inside <code>${</code> or <code>%{</code>, which must be what comes next. */
    void openSequence() {
        int opened = at;
        TokenKind kind = charAt(0) == '$' ? TokenKind.INTERPOLATION_OPEN : TokenKind.DIRECTIVE_OPEN;
        emit(kind, charAt(2) == '~' ? at + 3 : at + 2);
        enter(CodeMode.ofSequence(opened));
    }
}

package io.skep.plans.text.hcl;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import java.util.List;

/**
 * One parse: the tokens, where errors go, and the parsers of each level, which call each other through here. Construct after construct
 * is read by recursive descent, to a limited depth so that no input overflows the stack.
 */
final class Grammar {
    /** More than anyone nests by hand. */
    static final int DEEPEST = 200;

    final Tokens tokens;
    final Reporter reporter;
    final Escapes escapes;
    final Expressions expressions;
    final Terms terms;
    final Traversals traversals;
    final Collections collections;
    final Loops loops;
    final Calls calls;
    final Templates templates;
    final Bodies bodies;
    private int depth;

    private Grammar(Tokens tokens, Reporter reporter) {
        this.tokens = tokens;
        this.reporter = reporter;
        this.escapes = new Escapes(reporter);
        this.expressions = new Expressions(this);
        this.terms = new Terms(this);
        this.traversals = new Traversals(this);
        this.collections = new Collections(this);
        this.loops = new Loops(this);
        this.calls = new Calls(this);
        this.templates = new Templates(this);
        this.bodies = new Bodies(this);
    }

    static Grammar ofFile(Fragment fragment, Diagnostics diagnostics) {
        Reporter reporter = new Reporter(fragment, diagnostics);
        List<Token> tokens = Lexer.code(fragment.text(), reporter);
        return new Grammar(new Tokens(fragment.text(), tokens, true), reporter);
    }

    static Grammar ofExpression(Fragment fragment, Diagnostics diagnostics) {
        Reporter reporter = new Reporter(fragment, diagnostics);
        List<Token> tokens = Lexer.code(fragment.text(), reporter);
        return new Grammar(new Tokens(fragment.text(), tokens, false), reporter);
    }

    static Grammar ofTemplate(Fragment fragment, Diagnostics diagnostics) {
        Reporter reporter = new Reporter(fragment, diagnostics);
        List<Token> tokens = Lexer.template(fragment.text(), reporter);
        return new Grammar(new Tokens(fragment.text(), tokens, true), reporter);
    }

    /** Goes one level down; every call is paired with {@link #leave} in a finally block. */
    void enter() {
        depth++;
        if (depth > DEEPEST) {
            reporter.error(
                    "Nested too deeply",
                    "Expressions and blocks may be nested up to " + DEEPEST
                            + " levels deep. Use locals to split this up.",
                    range(tokens.peek()));
            reporter.stop();
            tokens.jumpTo(tokens.size() - 1);
            throw new Unparsable();
        }
    }

    void leave() {
        depth--;
    }

    Range range(Token token) {
        return reporter.range(token);
    }

    Range range(Token first, Token last) {
        return reporter.range(first.start(), last.end());
    }

    /** Reads a token of this kind or reports and gives up. */
    Token expect(TokenKind kind, String summary, String detail) {
        if (!tokens.at(kind)) {
            throw fail(summary, detail);
        }
        return tokens.read();
    }

    /** Where the file ends or an attribute begins inside brackets, the bracket is the place to show. */
    void refuseEnd(Token open, String what) {
        Token next = tokens.peek();
        boolean attribute =
                next.kind() == TokenKind.NAME && tokens.second().kind() == TokenKind.ASSIGN && !what.equals("object");
        if (next.kind() == TokenKind.END || attribute || next.kind() == TokenKind.ASSIGN) {
            if (next.kind() == TokenKind.END && reporter.restIsSwallowed()) {
                throw new Unparsable();
            }
            String place = next.kind() == TokenKind.END
                    ? "the end of the file"
                    : "line " + range(next).start().line() + ", where an attribute seems to begin";
            throw fail(Diagnostic.error(
                    "Unclosed " + what,
                    "There is nothing to close this " + what + " before " + place + ".",
                    range(open)));
        }
    }

    /** Reports an error at the next token, telling what stands there; the result is to be thrown. */
    Unparsable fail(String summary, String detail) {
        Token found = tokens.peek();
        return fail(Diagnostic.error(summary, detail + " Found here: " + tokens.describe(found) + ".", range(found)));
    }

    /** Reports an error; the result is to be thrown. */
    Unparsable fail(Diagnostic diagnostic) {
        reporter.add(diagnostic);
        return new Unparsable();
    }
}

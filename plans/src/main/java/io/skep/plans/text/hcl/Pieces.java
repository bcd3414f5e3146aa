package io.skep.plans.text.hcl;

import io.skep.plans.text.Range;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a template's tokens into flat pieces, takes the indent off where asked and applies the trim markers. */
final class Pieces {
    private final Grammar grammar;
    private final boolean quoted;
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<Integer> trimmedAtStart = new HashSet<>();
    private final Set<Integer> trimmedAtEnd = new HashSet<>();
    private int smallestIndent = Integer.MAX_VALUE;

    private Pieces(Grammar grammar, boolean quoted) {
        this.grammar = grammar;
        this.quoted = quoted;
    }

    /** Reads up to, not including, the closing token. */
    static List<Piece> read(Grammar grammar, TokenKind closing, boolean quoted, boolean dedent) {
        Pieces reader = new Pieces(grammar, quoted);
        boolean before = grammar.tokens.heedNewlines(true);
        try {
            while (!grammar.tokens.at(closing) && !grammar.tokens.at(TokenKind.END)) {
                reader.piece();
            }
        } finally {
            grammar.tokens.heedNewlines(before);
        }
        return reader.finish(dedent);
    }

    private void piece() {
        Token next = grammar.tokens.read();
        boolean startsLine = next.start() > 0 && grammar.tokens.fullText().charAt(next.start() - 1) == '\n';
        if (next.kind() == TokenKind.TEXT) {
            String value = grammar.escapes.resolve(grammar.tokens.fullText(), next, quoted);
            Piece.Text text = new Piece.Text(value, startsLine, grammar.range(next));
            if (startsLine && !text.isBlankLine()) {
                smallestIndent = Math.min(smallestIndent, indent(value));
            }
            pieces.add(text);
            return;
        }
        if (startsLine) {
            smallestIndent = 0;
        }
        sequence(next);
    }

    private void sequence(Token open) {
        if (grammar.tokens.written(open).endsWith("~")) {
            trimmedAtEnd.add(pieces.size() - 1);
        }
        boolean before = grammar.tokens.heedNewlines(false);
        Piece piece;
        Token close;
        try {
            piece = open.kind() == TokenKind.INTERPOLATION_OPEN
                    ? new Piece.Value(grammar.expressions.parse(), grammar.range(open))
                    : grammar.templates.directive(open);
            close = grammar.expect(
                    TokenKind.SEQUENCE_CLOSE,
                    "Extra characters in template sequence",
                    "Here \"}\" must end what \"" + grammar.tokens.written(open) + "\" opened.");
        } finally {
            grammar.tokens.heedNewlines(before);
        }
        pieces.add(withEnd(piece, open, close));
        if (grammar.tokens.written(close).startsWith("~")) {
            trimmedAtStart.add(pieces.size());
        }
    }

    private Piece withEnd(Piece piece, Token open, Token close) {
        Range range = grammar.range(open, close);
        return switch (piece) {
            case Piece.Text text -> text;
            case Piece.Value value -> new Piece.Value(value.expression(), range);
            case Piece.If choice -> new Piece.If(choice.condition(), range);
            case Piece.Else _ -> new Piece.Else(range);
            case Piece.EndIf _ -> new Piece.EndIf(range);
            case Piece.For loop -> new Piece.For(loop.intro(), range);
            case Piece.EndFor _ -> new Piece.EndFor(range);
        };
    }

    private List<Piece> finish(boolean dedent) {
        List<Piece> finished = new ArrayList<>();
        for (int index = 0; index < pieces.size(); index++) {
            Piece piece = pieces.get(index);
            if (piece instanceof Piece.Text text) {
                piece = text.with(trimmed(dedent ? dedented(text) : text.value(), index));
            }
            finished.add(piece);
        }
        return finished;
    }

    private String dedented(Piece.Text text) {
        boolean moves = text.startsLine() && !text.isBlankLine();
        return moves
                ? text.value().substring(Math.min(smallestIndent, text.value().length()))
                : text.value();
    }

    private String trimmed(String value, int index) {
        String head = trimmedAtStart.contains(index) ? value.stripLeading() : value;
        return trimmedAtEnd.contains(index) ? head.stripTrailing() : head;
    }

    private static int indent(String line) {
        int count = 0;
        while (count < line.length() && Character.isWhitespace(line.charAt(count))) {
            count++;
        }
        return count;
    }
}

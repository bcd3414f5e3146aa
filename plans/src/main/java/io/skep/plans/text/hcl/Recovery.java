package io.skep.plans.text.hcl;

/**
 * Finds where to go on after an item that could not be understood: behind its line where brackets balance, or else, since a missing
 * bracket is the likely reason, at the next line that looks like an item and is not indented further.
 */
final class Recovery {
    private final Grammar grammar;
    private final Tokens tokens;

    Recovery(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Moves on from the error, which is where the tokens stand, past the item that began at that index. */
    void passOver(int start) {
        int error = Math.max(tokens.index(), start + 1);
        int column = column(start);
        int lineOfError = firstOfLine(error, start);
        if (lineOfError > start && looksLikeItem(lineOfError, column)) {
            tokens.jumpTo(lineOfError);
            return;
        }
        int depth = 0;
        for (int index = start; index < error; index++) {
            depth = Math.max(0, depth + step(tokens.get(index)));
        }
        tokens.jumpTo(end(error, depth, column));
    }

    private int end(int from, int depthThere, int column) {
        int depth = depthThere;
        int index = from;
        while (index < tokens.size() - 1) {
            Token token = tokens.get(index);
            if (token.kind() == TokenKind.NEWLINE && (depth == 0 || outdents(index + 1, column))) {
                return index;
            }
            if (token.kind() == TokenKind.BRACE_CLOSE && depth == 0) {
                return index;
            }
            depth = Math.max(0, depth + step(token));
            index++;
        }
        return index;
    }

    private boolean outdents(int index, int column) {
        boolean closesAround = tokens.get(index).kind() == TokenKind.BRACE_CLOSE && column(index) < column;
        return closesAround || looksLikeItem(index, column);
    }

    private boolean looksLikeItem(int index, int column) {
        if (index + 1 >= tokens.size() || tokens.get(index).kind() != TokenKind.NAME || column(index) > column) {
            return false;
        }
        return switch (tokens.get(index + 1).kind()) {
            case ASSIGN, BRACE_OPEN, QUOTE_OPEN, NAME -> true;
            default -> false;
        };
    }

    /** The index of the first token on the line of this one, but not before {@code limit}. */
    private int firstOfLine(int index, int limit) {
        int first = index;
        while (first > limit && tokens.get(first - 1).kind() != TokenKind.NEWLINE) {
            first--;
        }
        return first;
    }

    private int column(int index) {
        return grammar.range(tokens.get(index)).start().column();
    }

    private static int step(Token token) {
        if (token.kind().opens()) {
            return 1;
        }
        return token.kind().closes() ? -1 : 0;
    }
}

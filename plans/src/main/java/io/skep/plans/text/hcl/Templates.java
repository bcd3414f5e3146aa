package io.skep.plans.text.hcl;

import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.Template;
import io.skep.plans.text.syntax.TemplatePart;
import io.skep.plans.text.syntax.TemplateWrap;
import java.util.List;

/** Quoted strings, heredocs and bare templates. */
final class Templates {
    private final Grammar grammar;

    Templates(Grammar grammar) {
        this.grammar = grammar;
    }

    Expression quoted() {
        Token open = grammar.tokens.read();
        List<Piece> pieces = Pieces.read(grammar, TokenKind.QUOTE_CLOSE, true, false);
        Token close = grammar.tokens.read();
        return unwrapped(pieces, grammar.range(open, close));
    }

    Expression heredoc() {
        Token open = grammar.tokens.read();
        boolean dedent = grammar.tokens.written(open).startsWith("<<-");
        List<Piece> pieces = Pieces.read(grammar, TokenKind.HEREDOC_CLOSE, false, dedent);
        Token close = grammar.tokens.read();
        return expression(pieces, grammar.range(open, close));
    }

    /** All the tokens as one template. */
    Expression bare() {
        List<Piece> pieces = Pieces.read(grammar, TokenKind.END, false, false);
        return unwrapped(
                pieces, grammar.reporter.range(0, grammar.tokens.fullText().length()));
    }

    /** What stands after <code>%{</code>, without the closing brace. */
    Piece directive(Token open) {
        Range range = grammar.range(open);
        Token keyword = grammar.tokens.peek();
        String name = keyword.kind() == TokenKind.NAME ? grammar.tokens.written(keyword) : "";
        return switch (name) {
            case "for" -> new Piece.For(grammar.loops.intro(), range);
            case "if" -> {
                grammar.tokens.read();
                yield new Piece.If(grammar.expressions.parse(), range);
            }
            case "else" -> keyword(new Piece.Else(range));
            case "endif" -> keyword(new Piece.EndIf(range));
            case "endfor" -> keyword(new Piece.EndFor(range));
            default ->
                throw grammar.fail(
                        "Invalid template directive",
                        "After \"%{\" one of if, else, endif, for and endfor must follow. To get the characters \"%{\" as they"
                                + " are, write \"%%{\".");
        };
    }

    private Piece keyword(Piece piece) {
        grammar.tokens.read();
        return piece;
    }

    /** A template that is one interpolation and nothing else has that interpolation's value. */
    private Expression unwrapped(List<Piece> pieces, Range range) {
        boolean sole = pieces.size() == 1;
        return sole && pieces.getFirst() instanceof Piece.Value value
                ? new TemplateWrap(value.expression(), range)
                : expression(pieces, range);
    }

    private Expression expression(List<Piece> pieces, Range range) {
        List<TemplatePart> parts = new PieceTree(grammar, pieces).build();
        if (parts.isEmpty()) {
            return new Literal.Text("", range);
        }
        if (parts.size() == 1 && parts.getFirst() instanceof TemplatePart.Text text) {
            return new Literal.Text(text.value(), range);
        }
        return new Template(parts, range);
    }
}
